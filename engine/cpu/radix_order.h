#pragma once

#include <cstdint>

namespace ts {

/// Indices that put n < 2^32 numbers in order, equal ones (also 0 and -0) as they stood and every NaN as the largest: a radix
/// sort of three passes over eleven bits.
void radix_order(const float* x, std::int64_t n, bool descending, std::int64_t* out);

}  // namespace ts
