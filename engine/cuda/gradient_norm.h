#pragma once

#include <cstdint>

namespace ts::cuda {

// As in OptimizerKernels.

void sum_of_squares(const float* values, std::int64_t count, double* sum, bool add);
void limit_norm(float* values, std::int64_t count, const double* sum, double max_norm);

}  // namespace ts::cuda
