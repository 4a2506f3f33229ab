#pragma once

#include <cstdint>

namespace ts {

/// values[i] = gelu(x[i]) and g[i] *= its derivative, for i in [0, n).
template <class T> using GeluPair = void (*)(const T* x, T* values, T* g, std::int64_t n);

struct GeluLoops {
    GeluPair<float> f32;
    GeluPair<double> f64;
};

namespace baseline {
GeluLoops gelu_loops();
}
namespace avx2 {
GeluLoops gelu_loops();
}
namespace avx512 {
GeluLoops gelu_loops();
}

}  // namespace ts
