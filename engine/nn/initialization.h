#pragma once

#include <cstdint>

#include "engine/tensor/tensor.h"

namespace ts::nn {

/// Inputs one output of a layer reads, from the shape (out, in, ...) of its weight.
std::int64_t fan_in(const Shape& weight);

/// What random numbers of a node are for; each use has a stream of its own.
enum class RandomUse : std::uint8_t { Weight, Bias, Dropout, Transform };

/// Stream of a node's random numbers; see nn::node_number.
std::uint64_t random_stream(std::uint64_t node, RandomUse use);

/// Fills in place with numbers in [-bound, bound).
void uniform(const Tensor& out, double bound, std::uint64_t seed, std::uint64_t node, RandomUse use);

/// PyTorch's default of Linear and Conv: kaiming_uniform with a = sqrt(5) for the weight, which is a bound of
/// 1 / sqrt(fan_in), and the same bound for the bias. `bias` may be undefined.
void initialize_linear(const Tensor& weight, const Tensor& bias, std::uint64_t seed, std::uint64_t node);

/// Sets every element in place.
void fill(const Tensor& out, double value);

}  // namespace ts::nn
