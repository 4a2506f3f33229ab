#pragma once

#include <cstdint>

#include "engine/tensor/tensor.h"

namespace ts::nn {

/// Inputs one output of a layer reads, from the shape (out, in, ...) of its weight.
std::int64_t fan_in(const Shape& weight);

/// Fills in place from the stream of (seed, node, use); `use` tells the parameters of one node apart.
void uniform(const Tensor& out, double bound, std::uint64_t seed, std::uint64_t node, std::uint64_t use);

/// PyTorch's default of Linear and Conv: kaiming_uniform with a = sqrt(5) for the weight, which is a bound of
/// 1 / sqrt(fan_in), and the same bound for the bias. `bias` may be undefined.
void initialize_linear(const Tensor& weight, const Tensor& bias, std::uint64_t seed, std::uint64_t node);

/// Sets every element in place.
void fill(const Tensor& out, double value);

}  // namespace ts::nn
