#pragma once

#include "engine/ops/class_layout.h"
#include "engine/ops/reduction.h"
#include "engine/tensor/tensor.h"

namespace ts {

/// Tensors are dense, in the order the layout says; logits, weight, gradient and losses of one type, float32 or float64.
struct CrossEntropy {
    ClassLayout layout;
    const Tensor& logits;
    const Tensor& target;    ///< int64, one for each row
    const Tensor& weight;    ///< (C) or undefined
    const Tensor& gradient;  ///< of the loss by the logits, laid out as these; undefined: not wanted
    const Tensor& losses;    ///< of each row
    const Tensor& loss;      ///< scalar; undefined for Reduction::None
    std::int64_t ignore_index;
    double label_smoothing;
    Reduction reduction;
};

struct CrossEntropyKernels {
    static constexpr const char* family = "Cross entropy";
    /// Throws ArgumentError for a target out of range.
    void (*forward)(const CrossEntropy& call);
    /// Writes into `out`, a float32 scalar, the share of rows whose largest score (the first of several) is that of the
    /// target, among those whose target is not `ignore_index`; NaN where there are none.
    void (*accuracy)(const Tensor& scores, const Tensor& target, const ClassLayout& layout, std::int64_t ignore_index,
                     const Tensor& out);
};

}  // namespace ts
