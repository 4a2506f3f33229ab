#pragma once

#include <cstdint>

#include "engine/ops/gemm_kernels.h"

namespace ts::cuda {

/// How much of a product cuBLASLt did.
enum class LibraryWork : std::uint8_t {
    None,         ///< it has no algorithm for this
    ProductOnly,  ///< bias, ReLU and sums are left to do
    Everything
};

/// Queues the product of float32, float64, float16 or bfloat16 matrices through cuBLASLt; all sizes at least 1. Algorithms are
/// chosen once for each shape and remembered. Throws DeviceError where the library reports one.
LibraryWork library_product(const Gemm& g);

}  // namespace ts::cuda
