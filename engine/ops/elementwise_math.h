#pragma once

#include <optional>

#include "engine/tensor/tensor.h"

namespace ts {

// More functions element by element, with the rules of engine/ops/elementwise.h.

/// Whole numbers below, above, nearest (halves to even) and towards zero. Their gradient is zero; integers stay as they are.
Tensor floor(const Tensor& a);
Tensor ceil(const Tensor& a);
Tensor round(const Tensor& a);
Tensor trunc(const Tensor& a);

Tensor tan(const Tensor& a);
Tensor asin(const Tensor& a);
Tensor acos(const Tensor& a);
Tensor atan(const Tensor& a);
Tensor sinh(const Tensor& a);
Tensor cosh(const Tensor& a);
/// exp(a) - 1 and log(1 + a), exact for small a.
Tensor expm1(const Tensor& a);
Tensor log1p(const Tensor& a);
Tensor log2(const Tensor& a);
/// 1 / sqrt(a).
Tensor rsqrt(const Tensor& a);

/// Values below `min` become min, above `max` max; a missing bound does not bind. The gradient passes inside the bounds.
/// Throws ArgumentError where both are missing.
Tensor clamp(const Tensor& a, std::optional<double> min, std::optional<double> max);

/// What is left of a after taking whole multiples of b away; it has the sign of b (Python's %).
Tensor remainder(const Tensor& a, const Tensor& b);

/// Bool results, never recorded. Numbers count as true where they are not zero.
Tensor isnan(const Tensor& a);
Tensor isinf(const Tensor& a);
Tensor isfinite(const Tensor& a);
Tensor logical_and(const Tensor& a, const Tensor& b);
Tensor logical_or(const Tensor& a, const Tensor& b);
Tensor logical_xor(const Tensor& a, const Tensor& b);
Tensor logical_not(const Tensor& a);

}  // namespace ts
