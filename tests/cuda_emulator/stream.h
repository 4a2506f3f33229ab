#pragma once

#include <cuda_runtime.h>
#include <functional>
#include <map>

namespace cuda_emulator {

struct Capture;

/// What a stream does, at once or each time a graph is launched.
struct Operation {
    cudaGraphNodeType type = cudaGraphNodeTypeEmpty;
    std::function<cudaError_t()> run;
};

/// How many of each stream's captured operations happen before a point.
using CaptureClock = std::map<const CUstream_st*, int>;

/// Runs the operation; while the stream is captured it is only written into the graph.
cudaError_t submit(cudaStream_t stream, Operation operation);
/// Whether the stream is captured now, so that arguments must be copied. `problem` says why an operation on it must be refused.
bool recording(cudaStream_t stream, cudaError_t* problem);

/// The stream a handle stands for; null where there is none.
CUstream_st* resolve(cudaStream_t stream);

}  // namespace cuda_emulator

/// A stream. Its work is done when the call that asks for it returns.
struct CUstream_st {
    unsigned flags = cudaStreamDefault;
    int priority = 0;
    cuda_emulator::Capture* capture = nullptr;
    cuda_emulator::CaptureClock clock;
};
