#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>

#include "engine/tensor/error.h"

namespace ts {

/// Something that cannot be part of captured work; the work is to be done plainly instead. The message says why.
class CaptureRefused : public DeviceError {
public:
    using DeviceError::DeviceError;
};

/// Device memory that captured work uses, and its own for as long as this lives. Works that share one must not need each
/// other's intermediate results.
class CapturePool {
public:
    CapturePool() = default;
    virtual ~CapturePool() = default;
    CapturePool(const CapturePool&) = delete;
    CapturePool& operator=(const CapturePool&) = delete;
};

/// Work of a device that was recorded while the host went through it, and can be queued again as one.
class CapturedWork {
public:
    CapturedWork() = default;
    virtual ~CapturedWork() = default;
    CapturedWork(const CapturedWork&) = delete;
    CapturedWork& operator=(const CapturedWork&) = delete;

    /// Queues the work once more, on the addresses it was recorded with. Random counters stand as they would `steps` steps
    /// after the recording. `tell` goes again through those calls that hand constants of the step to kernels (an optimizer's
    /// step), in the order of the recording: nothing runs, only the constants are taken. Throws DeviceError where they
    /// do not fit the recording.
    virtual void replay(std::uint64_t steps, const std::function<void()>& tell) = 0;
};

/// Is this thread's work being recorded?
bool is_capturing();
/// For backends, at the beginning and the end of a recording.
void set_capturing(bool on);
/// To be called by what a recording would get wrong: values of this step that the host bakes in. Throws CaptureRefused
/// while this thread's work is recorded, else does nothing.
void refuse_capture(const char* text);

/// Bytes on their way from a device to the host.
class PendingRead {
public:
    PendingRead() = default;
    virtual ~PendingRead() = default;
    PendingRead(const PendingRead&) = delete;
    PendingRead& operator=(const PendingRead&) = delete;

    /// Have they arrived? Does not wait.
    [[nodiscard]] virtual bool ready() const = 0;
    /// Waits for them. Throws what went wrong in the work before. They stay until this object goes.
    [[nodiscard]] virtual const void* wait() = 0;
};

/// Measures how long queued work takes on a device.
class DeviceTimer {
public:
    DeviceTimer() = default;
    virtual ~DeviceTimer() = default;
    DeviceTimer(const DeviceTimer&) = delete;
    DeviceTimer& operator=(const DeviceTimer&) = delete;

    /// Puts a mark behind what is queued so far; returns its number, from 0.
    virtual std::size_t mark() = 0;
    /// Seconds between two marks. Waits for the later one.
    [[nodiscard]] virtual double seconds(std::size_t from, std::size_t to) = 0;
};

}  // namespace ts
