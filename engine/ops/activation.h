#pragma once

#include "engine/tensor/tensor.h"

namespace ts {

// Activation functions beside those of elementwise.h, of any shape; integers are taken as float32. Each is one loop forwards
// and one backwards, with gradients of first and second order; those made of straight pieces have gradients of any order.

/// 0.5 x (1 + tanh(sqrt(2 / pi) (x + 0.044715 x^3))): gelu's usual approximation.
Tensor gelu_tanh(const Tensor& x);
/// x sigmoid(x), also called swish (Ramachandran, Zoph & Le, 2017).
Tensor silu(const Tensor& x);
/// log(1 + exp(beta x)) / beta; x itself where beta x > threshold. Throws ArgumentError for beta = 0.
Tensor softplus(const Tensor& x, double beta = 1, double threshold = 20);
/// x where positive, else alpha (exp(x) - 1) (Clevert, Unterthiner & Hochreiter, 2015).
Tensor elu(const Tensor& x, double alpha = 1);
/// elu with the scale and alpha that keep mean 0 and variance 1 (Klambauer et al., 2017).
Tensor selu(const Tensor& x);
/// x where positive, else alpha (exp(x / alpha) - 1) (Barron, 2017). Throws ArgumentError for alpha = 0.
Tensor celu(const Tensor& x, double alpha = 1);
/// x limited to [min_val, max_val]. Throws ArgumentError where min_val is not the smaller.
Tensor hardtanh(const Tensor& x, double min_val = -1, double max_val = 1);
/// x limited to [0, 6].
Tensor relu6(const Tensor& x);
/// x hardsigmoid(x) (Howard et al., 2019).
Tensor hardswish(const Tensor& x);
/// (x + 3) / 6 limited to [0, 1].
Tensor hardsigmoid(const Tensor& x);
/// x tanh(softplus(x)) (Misra, 2019).
Tensor mish(const Tensor& x);
/// x / (1 + |x|)
Tensor softsign(const Tensor& x);
/// log(sigmoid(x)), exact where sigmoid itself would underflow.
Tensor logsigmoid(const Tensor& x);
/// x - tanh(x)
Tensor tanhshrink(const Tensor& x);
/// x where above `limit`, else `value`.
Tensor threshold(const Tensor& x, double limit, double value);
/// x where |x| > lambda, else 0.
Tensor hardshrink(const Tensor& x, double lambda = 0.5);
/// x brought nearer to 0 by lambda, 0 within [-lambda, lambda].
Tensor softshrink(const Tensor& x, double lambda = 0.5);

/// The first half of dimension `dim` times the sigmoid of the second (Dauphin et al., 2016): the dimension halves. Throws
/// ShapeError where it is odd.
Tensor glu(const Tensor& x, std::int64_t dim = -1);
/// x where positive, else weight x; `weight` holds one number, or one for each channel (dimension 1) of x. Throws ShapeError.
Tensor prelu(const Tensor& x, const Tensor& weight);

}  // namespace ts
