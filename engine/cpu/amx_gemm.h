#pragma once

#include "engine/ops/gemm_kernels.h"

namespace ts {

/// Is there a matrix unit that computes this float32 product faster than vector loops do?
bool amx_gains(const Gemm& g);

/// A float32 product without bias on the matrix unit, where amx_gains() holds. One thread and several give the same bits.
void amx_gemm(const Gemm& g);

}  // namespace ts
