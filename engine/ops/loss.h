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
/// class indices (), (N) or (N, d1, ...), or of probabilities in the shape of the logits. Mean divides by the weights of the
/// targets that are not ignored, NaN where all are; that of probabilities by the number of rows. Throws ShapeError, TypeError
/// for other targets that are not whole numbers, ArgumentError for a class out of range.
Tensor cross_entropy(const Tensor& logits, const Tensor& target, const CrossEntropyOptions& options = {});

/// Negative log likelihood of log probabilities: the shapes, weight and ignore_index of cross_entropy. Throws as it does.
Tensor nll_loss(const Tensor& log_probabilities, const Tensor& target, const CrossEntropyOptions& options = {});

// The following compare number by number; the shapes broadcast. Both operands get gradients.

/// Squared differences.
Tensor mse_loss(const Tensor& input, const Tensor& target, Reduction reduction = Reduction::Mean);
/// Absolute differences.
Tensor l1_loss(const Tensor& input, const Tensor& target, Reduction reduction = Reduction::Mean);
/// Differences d as d^2 / (2 beta) below beta >= 0, else |d| - beta / 2.
Tensor smooth_l1_loss(const Tensor& input, const Tensor& target, Reduction reduction = Reduction::Mean, double beta = 1);
/// Differences d as d^2 / 2 up to delta > 0, else delta (|d| - delta / 2) (Huber, 1964).
Tensor huber_loss(const Tensor& input, const Tensor& target, Reduction reduction = Reduction::Mean, double delta = 1);

/// -(y log x + (1 - y) log(1 - x)) of probabilities x, times `weight` where defined. Logarithms are kept above -100.
Tensor binary_cross_entropy(const Tensor& input, const Tensor& target, Reduction reduction = Reduction::Mean,
                            const Tensor& weight = {});

struct BinaryCrossEntropyOptions {
    Tensor weight{};      ///< of each loss; broadcasts
    Tensor pos_weight{};  ///< of positive targets, usually (C); broadcasts
    Reduction reduction = Reduction::Mean;
};
/// The same of scores, sigmoid included; never overflows.
Tensor binary_cross_entropy_with_logits(const Tensor& input, const Tensor& target,
                                        const BinaryCrossEntropyOptions& options = {});

/// y (log y - x) for log probabilities x (Kullback & Leibler, 1951); with log_target y is a log probability, too.
Tensor kl_div(const Tensor& input, const Tensor& target, Reduction reduction = Reduction::Mean, bool log_target = false);

struct PoissonOptions {
    bool log_input = true;  ///< the input is the logarithm of the rate
    bool full = false;      ///< add Stirling's approximation of what does not depend on the input
    double eps = 1e-8;      ///< keeps log(0) away without log_input
    Reduction reduction = Reduction::Mean;
};
/// Negative log likelihood of counts under Poisson's distribution.
Tensor poisson_nll_loss(const Tensor& input, const Tensor& target, const PoissonOptions& options = {});
/// Negative log likelihood under normal distributions of mean `input` and variance `var`, at least eps; `full` adds the
/// constant.
Tensor gaussian_nll_loss(const Tensor& input, const Tensor& target, const Tensor& var, Reduction reduction = Reduction::Mean,
                         double eps = 1e-6, bool full = false);

// Targets of the following are 1 or -1.

/// x where the target is 1, else max(0, margin - x).
Tensor hinge_embedding_loss(const Tensor& input, const Tensor& target, double margin = 1,
                            Reduction reduction = Reduction::Mean);
/// log(1 + exp(-y x))
Tensor soft_margin_loss(const Tensor& input, const Tensor& target, Reduction reduction = Reduction::Mean);
/// max(0, margin - y (x1 - x2)): x1 should be the larger where y is 1.
Tensor margin_ranking_loss(const Tensor& input1, const Tensor& input2, const Tensor& target, double margin = 0,
                           Reduction reduction = Reduction::Mean);
/// Of rows (N, D) with target (N): 1 - cosine where they should be alike, else max(0, cosine - margin).
Tensor cosine_embedding_loss(const Tensor& input1, const Tensor& input2, const Tensor& target, double margin = 0,
                             Reduction reduction = Reduction::Mean);

struct TripletOptions {
    double margin = 1, p = 2, eps = 1e-6;
    bool swap = false;  ///< compare with the nearer of anchor and positive
    Reduction reduction = Reduction::Mean;
};
/// max(0, |anchor - positive| - |anchor - negative| + margin) of rows (N, D).
Tensor triplet_margin_loss(const Tensor& anchor, const Tensor& positive, const Tensor& negative,
                           const TripletOptions& options = {});

/// Share of the rows whose largest score is that of the right class; shapes as cross_entropy. Rows whose target is
/// ignore_index, a number below 0, do not count. A float32 scalar, never recorded; NaN without rows.
Tensor accuracy(const Tensor& scores, const Tensor& target, std::int64_t ignore_index = -100);

}  // namespace ts
