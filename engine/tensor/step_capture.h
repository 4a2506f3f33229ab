#pragma once

#include <cstdint>
#include <functional>
#include <list>
#include <memory>
#include <string>

#include "engine/tensor/captured_work.h"
#include "engine/tensor/device.h"

namespace ts {

/// Runs the steps of a loop on a device. A step that comes again is recorded as a whole and from then on replayed, which costs
/// the host next to nothing:
///     StepCapture steps(device);
///     for (std::uint64_t step = 0; step < count; ++step) {
///         copy_elements(next_batch(), x);   // into a tensor that stays
///         steps.run("batch of 32", step, [&] { arena.zero_grad(); backward(loss_of(x)); optimizer.step(lr); },
///                   [&] { optimizer.step(lr); });
///     }
/// What cannot be recorded runs plainly, and why_not() says why. On the host all steps run plainly. Belongs to one thread.
class StepCapture {
public:
    enum class Outcome : std::uint8_t { Plain, Recorded, Replayed };

    explicit StepCapture(Device device) : m_device(device) { }
    ~StepCapture();
    StepCapture(const StepCapture&) = delete;
    StepCapture& operator=(const StepCapture&) = delete;

    /// One step. `key` names everything the queued work depends on beside the contents of memory: shapes, types, settings and
    /// the addresses of tensors from outside. `step` is the number that random counters are made of (2^32 times it). `body`
    /// queues the work; it may be begun twice where it cannot be recorded, so it must begin afresh each time. `tell` hands the
    /// constants of the step to kernels as `body` does: the optimizer's step, and nothing else that counts.
    Outcome run(const std::string& key, std::uint64_t step, const std::function<void()>& body,
                const std::function<void()>& tell = {});

    /// Off: all steps run plainly; recordings are dropped.
    void set_enabled(bool on);
    [[nodiscard]] bool enabled() const { return m_enabled; }
    /// Forgets all recordings and frees their memory; steps may be recorded again after it.
    void drop();
    /// Was the last step recorded or replayed?
    [[nodiscard]] bool active() const { return m_active; }
    /// Why the last step ran plainly; empty where it did not or where it is only new.
    [[nodiscard]] const Message& why_not() const { return m_why_not; }

private:
    struct Entry {
        std::string key;
        int runs = 0;  // so far, plainly
        std::uint64_t recorded_at = 0;
        std::unique_ptr<CapturedWork> work;
        Message refused;
    };
    Entry& entry_of(const std::string& key);
    bool record(Entry& entry, std::uint64_t step, const std::function<void()>& body);
    bool replay(Entry& entry, std::uint64_t step, const std::function<void()>& tell);

    Device m_device;
    bool m_enabled = true;
    bool m_active = false;
    Message m_why_not;
    std::shared_ptr<CapturePool> m_pool;
    std::list<Entry> m_entries;  // the last used first
};

}  // namespace ts
