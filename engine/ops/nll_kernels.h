#pragma once

#include "engine/ops/class_layout.h"
#include "engine/tensor/tensor.h"

namespace ts {

/// Rows of class scores and the right class of each. Scores are float32 or float64 and dense, targets int64.
struct TargetRows {
    ClassLayout layout;
    const Tensor& target;
    const Tensor& weight;  ///< (classes) of the type of the scores, or undefined: 1
    std::int64_t ignore_index;
};

struct NllKernels {
    static constexpr const char* family = "Negative log likelihood";
    /// out (rows) = -weight * score of the right class; 0 for rows that are ignored. Throws ArgumentError for a class out of
    /// range.
    void (*pick)(const TargetRows& rows, const Tensor& scores, const Tensor& out);
    /// The transpose: scores are -weight * g at the right class and 0 elsewhere; g (rows).
    void (*spread)(const TargetRows& rows, const Tensor& g, const Tensor& scores);
};

}  // namespace ts
