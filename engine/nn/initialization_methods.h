#pragma once

#include <string_view>

#include "engine/tensor/random.h"
#include "engine/tensor/tensor.h"

/// The ways of torch.nn.init to set weights, under its names without the trailing underscore. Each fills a dense floating
/// tensor in place; element i depends on `random` and i alone, so that the bits repeat for any number of threads.
namespace ts::nn::init {

/// Inputs an output reads and outputs an input reaches, for a weight (out, in, kernel...).
struct Fans {
    double in = 1;
    double out = 1;
};

/// Throws ShapeError for fewer than two dimensions.
Fans calculate_fan_in_and_fan_out(const Shape& weight);

/// Factor that keeps the spread of signals behind a nonlinearity: "linear", "sigmoid", "tanh", "relu", "leaky_relu" (whose
/// slope is `param`), "selu". Throws ArgumentError for others.
double calculate_gain(std::string_view nonlinearity, double param = 0.01);

enum class FanMode : std::uint8_t { FanIn, FanOut };

void constant(const Tensor& out, double value);
void zeros(const Tensor& out);
void ones(const Tensor& out);
/// Between `low` and `high`.
void uniform(const Tensor& out, const Philox& random, double low = 0, double high = 1);
void normal(const Tensor& out, const Philox& random, double mean = 0, double std = 1);
/// Normally distributed numbers within [low, high]. Throws ArgumentError unless low < high and std > 0.
void trunc_normal(const Tensor& out, const Philox& random, double mean = 0, double std = 1, double low = -2, double high = 2);

/// Glorot & Bengio, 2010: a spread of gain * sqrt(2 / (fan_in + fan_out)). Both throw ShapeError for fewer than two
/// dimensions.
void xavier_uniform(const Tensor& out, const Philox& random, double gain = 1);
void xavier_normal(const Tensor& out, const Philox& random, double gain = 1);

/// He et al., 2015: a spread of gain / sqrt(fan), where `a` is the slope of leaky_relu. Both throw ShapeError for fewer than
/// two dimensions.
void kaiming_uniform(const Tensor& out, const Philox& random, double a = 0, FanMode mode = FanMode::FanIn,
                     std::string_view nonlinearity = "leaky_relu");
void kaiming_normal(const Tensor& out, const Philox& random, double a = 0, FanMode mode = FanMode::FanIn,
                    std::string_view nonlinearity = "leaky_relu");

/// Saxe et al., 2014: rows, or columns where there are fewer, that are orthogonal and of length `gain`; dimensions beyond
/// the first count as columns. Throws ShapeError for fewer than two dimensions.
void orthogonal(const Tensor& out, const Philox& random, double gain = 1);

}  // namespace ts::nn::init
