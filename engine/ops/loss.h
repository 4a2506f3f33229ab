#pragma once

#include "engine/ops/reduction.h"
#include "engine/tensor/tensor.h"

namespace ts {

struct CrossEntropyOptions {
    Tensor weight{};  ///< (C), of the classes; undefined: all 1
    std::int64_t ignore_index = -100;
    Reduction reduction = Reduction::Mean;
    double label_smoothing = 0;  ///< share of the target spread over all classes, in [0, 1]
};

/// Log-softmax and negative log likelihood in one (PyTorch's cross_entropy). logits (C), (N, C) or (N, C, d1, ...), target of
/// class indices (), (N) or (N, d1, ...). Mean divides by the weights of the targets that are not ignored; NaN where all are.
/// Throws ShapeError, TypeError for targets that are not whole numbers, ArgumentError for a class out of range.
Tensor cross_entropy(const Tensor& logits, const Tensor& target, const CrossEntropyOptions& options = {});

/// Squared differences; the shapes broadcast.
Tensor mse_loss(const Tensor& input, const Tensor& target, Reduction reduction = Reduction::Mean);

/// Share of the rows whose largest score is that of the right class; shapes as cross_entropy. A float32 scalar, never
/// recorded; NaN without rows.
Tensor accuracy(const Tensor& scores, const Tensor& target);

}  // namespace ts
