#pragma once

#include "engine/tensor/tensor.h"

namespace ts {

struct TriangleKernels {
    static constexpr const char* family = "Triangle";
    /// Matrices (..., m, n), contiguous: keeps what lies on and below (lower) or above a diagonal, else writes zeros.
    void (*keep)(const Tensor& in, std::int64_t diagonal, bool lower, const Tensor& out);
};

}  // namespace ts
