#pragma once

#include <cstdint>

namespace ts {

template <class T> struct MseLoopsOf {
    double (*sum_squared_difference)(const T* a, const T* b, std::int64_t n);
    void (*scaled_difference)(const T* a, const T* b, T factor, T* out, std::int64_t n);
};

struct MseLoops {
    MseLoopsOf<float> f32;
    MseLoopsOf<double> f64;
};

namespace baseline {
MseLoops mse_loops();
}
namespace avx2 {
MseLoops mse_loops();
}
namespace avx512 {
MseLoops mse_loops();
}

}  // namespace ts
