#pragma once

#include <array>
#include <cstdint>

#include "engine/ops/pointwise_loss_kernels.h"

namespace ts {

/// One loss f over n pairs (x, y); a is its coefficient. g_step is 0 where one g stands for all.
template <class T> struct PointwiseLossLoopsOf {
    using Slope = void (*)(const T* x, const T* y, const T* g, std::int64_t g_step, T* out, std::int64_t n, T factor, T a);

    void (*each)(const T* x, const T* y, T* out, std::int64_t n, T a);
    double (*sum)(const T* x, const T* y, std::int64_t n, T a);
    Slope slope_of_input;
    Slope slope_of_target;
};

struct PointwiseLossLoops {
    std::array<PointwiseLossLoopsOf<float>, kPointwiseLossOpCount> f32{};
    std::array<PointwiseLossLoopsOf<double>, kPointwiseLossOpCount> f64{};
};

namespace baseline {
PointwiseLossLoops pointwise_loss_loops();
}
namespace avx2 {
PointwiseLossLoops pointwise_loss_loops();
}
namespace avx512 {
PointwiseLossLoops pointwise_loss_loops();
}

}  // namespace ts
