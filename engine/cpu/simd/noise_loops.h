#pragma once

#include <cstdint>

namespace ts {

struct NoiseLoops {
    /// Normally distributed numbers of mean 0 and this deviation: group of 64 number g from counters counter + 16 g and on.
    void (*normal)(std::uint64_t seed, std::uint64_t stream, std::uint64_t counter, float spread, float* out, std::int64_t n);
};

namespace baseline {
NoiseLoops noise_loops();
}
namespace avx2 {
NoiseLoops noise_loops();
}
namespace avx512 {
NoiseLoops noise_loops();
}

}  // namespace ts
