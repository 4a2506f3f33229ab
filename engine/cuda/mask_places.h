#pragma once

#include <cstdint>

#include "engine/tensor/tensor.h"

namespace ts::cuda {

/// See IndexKernels: the number of true elements, which is waited for as a shape depends on it, and their places.
std::int64_t count_true(const Tensor& mask);
void places_of_true(const Tensor& mask, const Tensor& out);

}  // namespace ts::cuda
