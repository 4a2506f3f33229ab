#pragma once

#include "engine/tensor/tensor.h"

namespace ts {

struct CreationKernels {
    static constexpr const char* family = "Creation";
    /// out[i] = start + i * step: a vector of int64, contiguous.
    void (*range)(const Tensor& out, std::int64_t start, std::int64_t step);
};

}  // namespace ts
