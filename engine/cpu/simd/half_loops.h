#pragma once

#include <cstdint>

namespace ts {

/// Conversions of contiguous halves, given as their bits, rounding to nearest even.
struct HalfLoops {
    void (*half_to_float)(const std::uint16_t* in, float* out, std::int64_t n);
    void (*float_to_half)(const float* in, std::uint16_t* out, std::int64_t n);
    void (*bfloat_to_float)(const std::uint16_t* in, float* out, std::int64_t n);
    void (*float_to_bfloat)(const float* in, std::uint16_t* out, std::int64_t n);
};

namespace baseline {
HalfLoops half_loops();
}
namespace avx2 {
HalfLoops half_loops();
}
namespace avx512 {
HalfLoops half_loops();
}

}  // namespace ts
