#pragma once

#include <cstdint>

namespace ts {

/// A sparse matrix in compressed rows.
struct AxisRows {
    std::int64_t in, out;
    const std::int64_t* offsets;
    const std::int64_t* columns;
    const double* weights;
};

/// Rows [begin, end) of the outer * out rows of y; x is (outer, in, inner), y (outer, out, inner).
template <class T>
using AxisMapLoop
    = void (*)(const AxisRows& map, const T* x, T* y, std::int64_t inner, T fill, std::int64_t begin, std::int64_t end);

struct AxisMapLoops {
    AxisMapLoop<float> f32;
    AxisMapLoop<double> f64;
};

namespace baseline {
AxisMapLoops axis_map_loops();
}
namespace avx2 {
AxisMapLoops axis_map_loops();
}
namespace avx512 {
AxisMapLoops axis_map_loops();
}

}  // namespace ts
