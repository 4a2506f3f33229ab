#pragma once

#include "engine/ops/gemm_kernels.h"

namespace ts::cuda {

/// Products in tiles through shared memory, bias and ReLU included: for integers, for k = 0, and for what cuBLASLt refuses.
/// Throws TypeError for types that are not multiplied.
void plain_product(const Gemm& g);

}  // namespace ts::cuda
