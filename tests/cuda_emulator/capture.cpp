#include "tests/cuda_emulator/capture.h"

#include <algorithm>
#include <vector>

#include "tests/cuda_emulator/last_error.h"
#include "tests/cuda_emulator/runtime_lock.h"

namespace cuda_emulator {

namespace {

thread_local cudaStreamCaptureMode t_mode = cudaStreamCaptureModeGlobal;

std::vector<std::unique_ptr<Capture>>& captures()
{
    static auto* all = new std::vector<std::unique_ptr<Capture>>;
    return *all;
}

bool forbids(const Capture& capture)
{
    const bool own = capture.thread == std::this_thread::get_id() && capture.mode != cudaStreamCaptureModeRelaxed;
    if (t_mode == cudaStreamCaptureModeRelaxed)
        return false;
    return own || (t_mode == cudaStreamCaptureModeGlobal && capture.mode == cudaStreamCaptureModeGlobal);
}

template <class Predicate> cudaError_t refuse(cudaError_t code, Predicate&& concerns)
{
    cudaError_t result = cudaSuccess;
    for (const std::unique_ptr<Capture>& capture : captures()) {
        if (concerns(*capture)) {
            capture->invalid = true;
            result = code;
        }
    }
    return result;
}

/// Whether everything that other streams have written happens before the end of the first one.
bool all_joined(const Capture& capture)
{
    const CaptureClock& end = capture.origin->clock;
    return std::ranges::all_of(capture.streams, [&](const CUstream_st* stream) {
        const auto own = stream->clock.find(stream);
        const auto seen = end.find(stream);
        return stream == capture.origin || own == stream->clock.end() || (seen != end.end() && seen->second >= own->second);
    });
}

void end(Capture& capture)
{
    for (CUstream_st* stream : capture.streams) {
        stream->capture = nullptr;
        stream->clock.clear();
    }
    std::erase_if(captures(), [&](const std::unique_ptr<Capture>& c) { return c.get() == &capture; });
}

}  // namespace

cudaError_t check_safe()
{
    return refuse(cudaErrorStreamCaptureUnsupported, forbids);
}

cudaError_t check_nothing_captured()
{
    return refuse(cudaErrorStreamCaptureUnsupported, [](const Capture&) { return true; });
}

cudaError_t check_not_captured(CUstream_st& stream)
{
    if (!stream.capture)
        return cudaSuccess;
    stream.capture->invalid = true;
    return cudaErrorStreamCaptureUnsupported;
}

cudaError_t check_default_stream(const CUstream_st& stream)
{
    if (&stream != resolve(nullptr))
        return cudaSuccess;
    return refuse(cudaErrorStreamCaptureImplicit, [](const Capture& capture) {
        return std::ranges::any_of(capture.streams, [](const CUstream_st* s) { return !(s->flags & cudaStreamNonBlocking); });
    });
}

cudaError_t join(CUstream_st& stream, Capture& capture, const CaptureClock& clock)
{
    if (capture.invalid)
        return cudaErrorStreamCaptureInvalidated;
    if (stream.capture && stream.capture != &capture) {
        stream.capture->invalid = capture.invalid = true;
        return cudaErrorStreamCaptureMerge;
    }
    stream.capture = &capture;
    capture.streams.insert(&stream);
    for (const auto& [other, count] : clock)
        stream.clock[other] = std::max(stream.clock[other], count);
    return cudaSuccess;
}

bool alive(const Capture* capture, unsigned long long id)
{
    return std::ranges::any_of(captures(), [&](const auto& c) { return c.get() == capture && c->id == id; });
}

}  // namespace cuda_emulator

using namespace cuda_emulator;

cudaError_t cudaStreamBeginCapture(cudaStream_t handle, cudaStreamCaptureMode mode)
{
    static unsigned long long next_id = 1;
    const RuntimeLock lock;
    CUstream_st* stream = resolve(handle);
    if (!stream)
        return remember(cudaErrorInvalidResourceHandle);
    if (stream == resolve(nullptr))
        return remember(cudaErrorStreamCaptureUnsupported);
    if (stream->capture)
        return remember(cudaErrorIllegalState);
    auto capture = std::make_unique<Capture>();
    capture->mode = mode;
    capture->id = next_id++;
    capture->origin = stream;
    capture->streams = {stream};
    stream->capture = capture.get();
    stream->clock.clear();
    captures().push_back(std::move(capture));
    return cudaSuccess;
}

cudaError_t cudaStreamEndCapture(cudaStream_t handle, cudaGraph_t* graph)
{
    const RuntimeLock lock;
    *graph = nullptr;
    CUstream_st* stream = resolve(handle);
    if (!stream || !stream->capture)
        return remember(stream ? cudaErrorIllegalState : cudaErrorInvalidResourceHandle);
    Capture& capture = *stream->capture;
    if (capture.mode != cudaStreamCaptureModeRelaxed && capture.thread != std::this_thread::get_id())
        return remember(cudaErrorStreamCaptureWrongThread);
    if (capture.origin != stream) {
        capture.invalid = true;
        return remember(cudaErrorStreamCaptureUnmatched);
    }
    cudaError_t result = capture.invalid ? cudaErrorStreamCaptureInvalidated : cudaSuccess;
    if (result == cudaSuccess && !all_joined(capture))
        result = cudaErrorStreamCaptureUnjoined;
    if (result == cudaSuccess)
        *graph = capture.graph.release();
    end(capture);
    return remember(result);
}

cudaError_t cudaStreamIsCapturing(cudaStream_t handle, cudaStreamCaptureStatus* status)
{
    return cudaStreamGetCaptureInfo(handle, status);
}

cudaError_t cudaStreamGetCaptureInfo(cudaStream_t handle, cudaStreamCaptureStatus* status, unsigned long long* id,
                                     cudaGraph_t* graph, const cudaGraphNode_t** dependencies, const cudaGraphEdgeData** edges,
                                     std::size_t* count)
{
    const RuntimeLock lock;
    const CUstream_st* stream = resolve(handle);
    if (!stream)
        return remember(cudaErrorInvalidResourceHandle);
    if (dependencies || edges || count)
        return remember(cudaErrorNotSupported);
    const Capture* capture = stream->capture;
    *status = !capture     ? cudaStreamCaptureStatusNone
        : capture->invalid ? cudaStreamCaptureStatusInvalidated
                           : cudaStreamCaptureStatusActive;
    if (capture && id)
        *id = capture->id;
    if (capture && graph)
        *graph = capture->graph.get();
    return cudaSuccess;
}

cudaError_t cudaThreadExchangeStreamCaptureMode(cudaStreamCaptureMode* mode)
{
    std::swap(*mode, t_mode);
    return cudaSuccess;
}
