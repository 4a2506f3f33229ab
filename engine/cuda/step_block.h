#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

namespace ts::cuda {

/// The values of one captured step that differ from step to step: a block of device memory, and what the next replay is to
/// find there. Values are numbered in the order in which the step asks for their places.
class StepBlock {
public:
    /// Most bytes of values of one step.
    static constexpr std::size_t kCapacity = 64 * 1024;

    /// `device` holds kCapacity bytes.
    explicit StepBlock(void* device) : m_device(static_cast<std::byte*>(device)) { }

    /// A place for a further value. Throws CaptureRefused where the block is full.
    const void* add(const void* now, std::size_t bytes);
    const void* add_counter(std::uint64_t now);

    /// The values that are told from now on are those of the next replay, from the first on.
    void begin_telling() { m_told = 0; }
    /// Throws DeviceError where it does not fit the value recorded at this place.
    const void* tell(const void* now, std::size_t bytes);
    /// Throws DeviceError unless all values were told.
    void end_telling() const;

    /// Counters as they stand so many steps after the recording.
    void advance_counters(std::uint64_t steps);
    /// Queues the upload of values that differ from those on the device.
    void upload();

private:
    struct Value {
        std::size_t offset = 0;
        std::size_t bytes = 0;
    };
    struct Counter {
        std::size_t offset = 0;
        std::uint64_t recorded = 0;
    };
    std::size_t reserve(std::size_t bytes);

    std::byte* m_device;
    std::vector<std::byte> m_now, m_uploaded;
    std::vector<Value> m_values;
    std::vector<Counter> m_counters;
    std::size_t m_told = 0;
};

/// While it lives, values of this thread's step get places in a block, or are told to it.
class StepBlockScope {
public:
    enum class Use : std::uint8_t { Record, Tell };
    StepBlockScope(StepBlock& block, Use use);
    ~StepBlockScope();
    StepBlockScope(const StepBlockScope&) = delete;
    StepBlockScope& operator=(const StepBlockScope&) = delete;
};

}  // namespace ts::cuda
