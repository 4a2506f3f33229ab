#include <chrono>
#include <set>

#include "tests/cuda_emulator/capture.h"
#include "tests/cuda_emulator/device_memory.h"
#include "tests/cuda_emulator/last_error.h"
#include "tests/cuda_emulator/runtime_lock.h"

using namespace cuda_emulator;

/// A point in a stream, or in a capture of one.
struct CUevent_st {
    unsigned flags = cudaEventDefault;
    bool recorded = false;
    std::chrono::steady_clock::time_point time{};
    Capture* capture = nullptr;
    unsigned long long capture_id = 0;
    CaptureClock clock;
};

namespace {

std::set<CUevent_st*>& events()
{
    static auto* all = new std::set<CUevent_st*>;
    return *all;
}

bool captured(const CUevent_st& event)
{
    return event.capture && alive(event.capture, event.capture_id);
}

cudaError_t check_finished(cudaEvent_t event)
{
    if (!events().contains(event))
        return cudaErrorInvalidResourceHandle;
    if (!captured(*event))
        return cudaSuccess;
    event->capture->invalid = true;
    return cudaErrorCapturedEvent;
}

}  // namespace

cudaError_t cudaEventCreate(cudaEvent_t* event)
{
    return cudaEventCreateWithFlags(event, cudaEventDefault);
}

cudaError_t cudaEventCreateWithFlags(cudaEvent_t* event, unsigned flags)
{
    const RuntimeLock lock;
    *event = new CUevent_st{.flags = flags, .recorded = false, .time = {}, .capture = nullptr, .capture_id = 0, .clock = {}};
    events().insert(*event);
    return cudaSuccess;
}

cudaError_t cudaEventDestroy(cudaEvent_t event)
{
    const RuntimeLock lock;
    if (events().erase(event) == 0)
        return remember(cudaErrorInvalidResourceHandle);
    delete event;
    return cudaSuccess;
}

cudaError_t cudaEventRecord(cudaEvent_t event, cudaStream_t handle)
{
    const RuntimeLock lock;
    CUstream_st* stream = resolve(handle);
    if (!stream || !events().contains(event))
        return remember(cudaErrorInvalidResourceHandle);
    if (const cudaError_t problem = check_default_stream(*stream); problem != cudaSuccess)
        return remember(problem);
    if (stream->capture && stream->capture->invalid)
        return remember(cudaErrorStreamCaptureInvalidated);
    event->recorded = true;
    event->time = std::chrono::steady_clock::now();
    event->capture = stream->capture;
    event->capture_id = stream->capture ? stream->capture->id : 0;
    event->clock = stream->clock;
    return cudaSuccess;
}

cudaError_t cudaEventSynchronize(cudaEvent_t event)
{
    const RuntimeLock lock;
    if (const cudaError_t problem = check_finished(event); problem != cudaSuccess)
        return remember(problem);
    DeviceMemory::instance().check_guards();
    return cudaSuccess;
}

cudaError_t cudaEventQuery(cudaEvent_t event)
{
    const RuntimeLock lock;
    if (const cudaError_t problem = check_safe(); problem != cudaSuccess)
        return remember(problem);
    return remember(check_finished(event));
}

cudaError_t cudaEventElapsedTime(float* milliseconds, cudaEvent_t start, cudaEvent_t end)
{
    const RuntimeLock lock;
    for (const cudaEvent_t event : {start, end}) {
        if (const cudaError_t problem = check_finished(event); problem != cudaSuccess)
            return remember(problem);
        if (!event->recorded || (event->flags & cudaEventDisableTiming))
            return remember(cudaErrorInvalidResourceHandle);
    }
    *milliseconds = std::chrono::duration<float, std::milli>(end->time - start->time).count();
    return cudaSuccess;
}

cudaError_t cudaStreamWaitEvent(cudaStream_t handle, cudaEvent_t event, unsigned)
{
    const RuntimeLock lock;
    CUstream_st* stream = resolve(handle);
    if (!stream || !events().contains(event))
        return remember(cudaErrorInvalidResourceHandle);
    if (const cudaError_t problem = check_default_stream(*stream); problem != cudaSuccess)
        return remember(problem);
    if (captured(*event))
        return remember(join(*stream, *event->capture, event->clock));
    if (stream->capture && event->recorded) {
        stream->capture->invalid = true;
        return remember(cudaErrorStreamCaptureIsolation);
    }
    return cudaSuccess;
}
