#pragma once

#include <cstdint>

#include "engine/tensor/tensor.h"

namespace ts {

/// Losses f(x, y) of one prediction x and its target y, with at most one coefficient a.
enum class PointwiseLossOp : std::uint8_t {
    Squared,                       ///< (x - y)^2
    Absolute,                      ///< |x - y|
    SmoothL1,                      ///< a: beta > 0
    Huber,                         ///< a: delta
    BinaryCrossEntropy,            ///< x a probability
    BinaryCrossEntropyWithLogits,  ///< x a score
    KlDivergence,                  ///< y (log y - x), x a log probability
    KlDivergenceOfLogs,            ///< the same with y a log probability, too
    PoissonOfLog,                  ///< exp(x) - y x
    Poisson,                       ///< x - y log(x + a)
    SoftMargin,                    ///< log(1 + exp(-y x)), y 1 or -1
    HingeEmbedding,                ///< x for y = 1, max(0, a - x) for y = -1
};
inline constexpr int kPointwiseLossOpCount = 12;

struct PointwiseLoss {
    PointwiseLossOp op;
    double a = 0;
};

/// Operands are float32 or float64, dense, of one type, shape and memory order. Sums are added in an order that depends on the
/// sizes alone.
struct PointwiseLossKernels {
    static constexpr const char* family = "Loss";
    /// out = f(x, y)
    void (*each)(const PointwiseLoss& f, const Tensor& x, const Tensor& y, const Tensor& out);
    /// Scalar out = factor * sum of f(x, y).
    void (*sum)(const PointwiseLoss& f, const Tensor& x, const Tensor& y, const Tensor& out, double factor);
    /// out = factor * g * df/dx, or df/dy with `of_target`; g a scalar or of the shape of x.
    void (*slope)(const PointwiseLoss& f, bool of_target, const Tensor& x, const Tensor& y, const Tensor& g, const Tensor& out,
                  double factor);
};

}  // namespace ts
