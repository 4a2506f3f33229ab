#pragma once

#include <cstdint>

namespace ts {

/// How devices multiply float32 matrices and convolve float32 images. The host always computes in float32.
enum class Float32Products : std::uint8_t {
    Exact,       ///< in float32
    TensorFloat  ///< operands rounded to TF32 (10 bits of mantissa), sums in float32: several times faster on tensor cores
};

/// A setting of the whole program, Exact at first; what is queued later obeys it.
void set_float32_products(Float32Products precision);
[[nodiscard]] Float32Products float32_products();

/// Should devices time the likeliest algorithms where a shape of product is seen first, instead of trusting the library's
/// guess? Off at first: which one wins may differ between runs, and with it the last bits. Never done while a step is captured.
void set_timed_products(bool timed);
[[nodiscard]] bool timed_products();

}  // namespace ts
