#pragma once

#include <optional>

#include "engine/tensor/tensor.h"

namespace ts {

struct BatchNormOptions {
    bool training = false;  ///< use the statistics of this batch, and update the running ones
    /// Weight of this batch in the running statistics; nothing: 1 / batches, so that they are averages of all batches.
    std::optional<double> momentum = 0.1;
    Tensor batches{};  ///< int64 scalar, raised by one while training; undefined: batches are not counted
    double eps = 1e-5;
};

/// Normalises each channel of x (N, C), (N, C, L), (N, C, H, W) ... to mean 0 and variance 1, then scales by weight (C) and
/// shifts by bias (C), where defined (Ioffe & Szegedy, 2015). Without `training` the running statistics (C)
/// are used; with it they may be undefined and are otherwise updated in place, the variance as the unbiased estimate. Throws
/// ShapeError, TypeError, ArgumentError (training on one value a channel; no running statistics).
Tensor batch_norm(const Tensor& x, const Tensor& running_mean, const Tensor& running_var, const Tensor& weight = {},
                  const Tensor& bias = {}, const BatchNormOptions& options = {});

}  // namespace ts
