#pragma once

#include <cuda_runtime.h>
#include <memory>
#include <set>
#include <thread>

#include "tests/cuda_emulator/graph.h"
#include "tests/cuda_emulator/stream.h"

namespace cuda_emulator {

/// A capture in progress: the graph being written and the streams that write it.
struct Capture {
    cudaStreamCaptureMode mode = cudaStreamCaptureModeGlobal;
    std::thread::id thread = std::this_thread::get_id();
    unsigned long long id = 0;
    CUstream_st* origin = nullptr;
    std::set<CUstream_st*> streams;
    std::unique_ptr<CUgraph_st> graph = std::make_unique<CUgraph_st>();
    bool invalid = false;
};

/// Refuses what must not be done while streams are captured (allocating, synchronous copies ...) and invalidates the captures.
cudaError_t check_safe();
/// Refuses what waits for the whole device while anything is captured.
cudaError_t check_nothing_captured();
/// Refuses to wait for or ask about a stream that is captured.
cudaError_t check_not_captured(CUstream_st& stream);
/// Refuses work on the default stream while a stream that waits for it is captured.
cudaError_t check_default_stream(const CUstream_st& stream);
/// The stream takes part in the capture from now on, behind what the clock says.
cudaError_t join(CUstream_st& stream, Capture& capture, const CaptureClock& clock);
/// Whether the capture has not ended.
bool alive(const Capture* capture, unsigned long long id);

}  // namespace cuda_emulator
