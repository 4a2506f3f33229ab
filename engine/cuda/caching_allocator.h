#pragma once

#include <array>
#include <cstddef>
#include <mutex>
#include <unordered_map>
#include <vector>

#include "engine/tensor/allocator.h"

namespace ts::cuda {

/// Memory of one device from a cache of freed blocks. Blocks are handed out and taken back in the order of the compute stream,
/// so a block may be used again at once: what used it before is queued in front.
class CachingAllocator {
public:
    /// Throws DeviceError with the sizes where the device has no memory left, cached blocks included.
    Block allocate(std::size_t bytes);
    void deallocate(void* data, std::size_t capacity) noexcept;
    void release_cached() noexcept;
    [[nodiscard]] MemoryStats stats() const;
    void reset_peak();

private:
    static constexpr int kClasses = 200;
    Block from_device(std::size_t capacity);
    [[noreturn]] void throw_out_of_memory(std::size_t wanted) const;

    mutable std::mutex m_mutex;
    std::array<std::vector<void*>, kClasses> m_free;
    MemoryStats m_stats;
};

}  // namespace ts::cuda
