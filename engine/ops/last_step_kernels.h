#pragma once

#include "engine/tensor/tensor.h"

namespace ts {

/// Between sequences (N, T, numbers), whose last dimension is contiguous, and their last steps (N, numbers), contiguous, of any
/// one type; lengths (N) int64, contiguous. A length below 0 or above T is an ArgumentError.
struct LastStepKernels {
    static constexpr const char* family = "Last step";
    /// rows[n] = sequences[n, length - 1], zero for a length of 0.
    void (*gather)(const Tensor& sequences, const Tensor& lengths, const Tensor& rows);
    /// sequences[n, length - 1] = rows[n]; all else is left alone.
    void (*spread)(const Tensor& rows, const Tensor& lengths, const Tensor& sequences);
};

}  // namespace ts
