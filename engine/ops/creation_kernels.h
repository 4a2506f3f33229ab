#pragma once

#include "engine/tensor/random.h"
#include "engine/tensor/tensor.h"

namespace ts {

struct CreationKernels {
    static constexpr const char* family = "Creation";
    /// out[i] = start + i * step: a vector of int64, contiguous.
    void (*range)(const Tensor& out, std::int64_t start, std::int64_t step);
    /// out[i] = start + i * step up to element `turn`, then end - (count - 1 - i) * step: real numbers of any type, contiguous.
    void (*real_range)(const Tensor& out, double start, double end, double step, std::int64_t turn);
    /// out[i] = low + number i of `random` below `limit`: int64, contiguous.
    void (*integers)(const Tensor& out, const Philox& random, std::int64_t low, std::uint64_t limit);
};

}  // namespace ts
