#include "tests/cuda_emulator/stream.h"

#include <algorithm>
#include <set>

#include "tests/cuda_emulator/capture.h"
#include "tests/cuda_emulator/device_memory.h"
#include "tests/cuda_emulator/last_error.h"
#include "tests/cuda_emulator/runtime_lock.h"

namespace cuda_emulator {

namespace {

std::set<CUstream_st*>& streams()
{
    static auto* all = new std::set<CUstream_st*>;
    return *all;
}

CUstream_st& default_stream()
{
    static auto* stream = new CUstream_st;
    return *stream;
}

CUstream_st& stream_of_thread()
{
    thread_local CUstream_st stream;
    return stream;
}

}  // namespace

CUstream_st* resolve(cudaStream_t stream)
{
    if (!stream || stream == cudaStreamLegacy)
        return &default_stream();
    if (stream == cudaStreamPerThread)
        return &stream_of_thread();
    return streams().contains(stream) ? stream : nullptr;
}

bool recording(cudaStream_t handle, cudaError_t* problem)
{
    const RuntimeLock lock;
    CUstream_st* stream = resolve(handle);
    *problem = stream ? check_default_stream(*stream) : cudaErrorInvalidResourceHandle;
    if (*problem != cudaSuccess || !stream->capture)
        return false;
    if (stream->capture->invalid)
        *problem = cudaErrorStreamCaptureInvalidated;
    return true;
}

cudaError_t submit(cudaStream_t handle, Operation operation)
{
    cudaError_t problem = cudaSuccess;
    const bool captured = recording(handle, &problem);
    if (problem != cudaSuccess)
        return problem;
    if (!captured)
        return operation.run();
    const RuntimeLock lock;
    CUstream_st* stream = resolve(handle);
    stream->capture->graph->nodes.push_back(std::make_unique<CUgraphNode_st>(std::move(operation)));
    ++stream->clock[stream];
    return cudaSuccess;
}

}  // namespace cuda_emulator

using namespace cuda_emulator;

cudaError_t cudaDeviceGetStreamPriorityRange(int* least, int* greatest)
{
    *least = 0;
    *greatest = -5;
    return cudaSuccess;
}

cudaError_t cudaStreamCreate(cudaStream_t* stream)
{
    return cudaStreamCreateWithFlags(stream, cudaStreamDefault);
}

cudaError_t cudaStreamCreateWithFlags(cudaStream_t* stream, unsigned flags)
{
    return cudaStreamCreateWithPriority(stream, flags, 0);
}

cudaError_t cudaStreamCreateWithPriority(cudaStream_t* stream, unsigned flags, int priority)
{
    if (!stream || flags > cudaStreamNonBlocking)
        return remember(cudaErrorInvalidValue);
    const RuntimeLock lock;
    *stream = new CUstream_st{flags, std::clamp(priority, -5, 0), nullptr, {}};
    streams().insert(*stream);
    return cudaSuccess;
}

cudaError_t cudaStreamDestroy(cudaStream_t stream)
{
    const RuntimeLock lock;
    if (!streams().contains(stream))
        return remember(cudaErrorInvalidResourceHandle);
    if (stream->capture) {
        stream->capture->invalid = true;
        stream->capture->streams.erase(stream);
    }
    streams().erase(stream);
    delete stream;
    return cudaSuccess;
}

cudaError_t cudaStreamSynchronize(cudaStream_t handle)
{
    const RuntimeLock lock;
    CUstream_st* stream = resolve(handle);
    if (!stream)
        return remember(cudaErrorInvalidResourceHandle);
    if (const cudaError_t problem = check_not_captured(*stream); problem != cudaSuccess)
        return remember(problem);
    if (const cudaError_t problem = check_default_stream(*stream); problem != cudaSuccess)
        return remember(problem);
    DeviceMemory::instance().check_guards();
    return cudaSuccess;
}

cudaError_t cudaStreamQuery(cudaStream_t handle)
{
    const RuntimeLock lock;
    CUstream_st* stream = resolve(handle);
    return remember(stream ? check_not_captured(*stream) : cudaErrorInvalidResourceHandle);
}

cudaError_t cudaDeviceSynchronize()
{
    const RuntimeLock lock;
    if (const cudaError_t problem = check_nothing_captured(); problem != cudaSuccess)
        return remember(problem);
    DeviceMemory::instance().check_guards();
    return cudaSuccess;
}

cudaError_t cudaLaunchHostFunc(cudaStream_t stream, cudaHostFn_t function, void* user_data)
{
    if (!function)
        return remember(cudaErrorInvalidValue);
    return remember(submit(stream, {cudaGraphNodeTypeHost, [function, user_data] {
                                        function(user_data);
                                        return cudaSuccess;
                                    }}));
}
