#pragma once

#include <cstdint>

namespace ts {

struct DropoutLoops {
    /// mask[i] = 1 where the upper 24 bits of word i of the Philox stream, counted from `counter`, are at least `limit`.
    /// Writes whole groups of 64: the last group may go past n by up to 63 bytes.
    void (*mask)(std::uint64_t seed, std::uint64_t stream, std::uint64_t counter, std::uint32_t limit, std::uint8_t* mask,
                 std::int64_t n);
    void (*apply_f32)(const float* x, const std::uint8_t* mask, float scale, float* y, std::int64_t n);
    void (*apply_f64)(const double* x, const std::uint8_t* mask, double scale, double* y, std::int64_t n);
};

namespace baseline {
DropoutLoops dropout_loops();
}
namespace avx2 {
DropoutLoops dropout_loops();
}
namespace avx512 {
DropoutLoops dropout_loops();
}

}  // namespace ts
