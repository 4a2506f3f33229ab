#pragma once

#include <cstdint>

#include "engine/ops/class_layout.h"

namespace ts {

/// Rows are worked on in blocks: this many side by side, or one alone where the row itself is long.
inline constexpr std::int64_t kRowLanes = 16;
inline constexpr std::int64_t kLongRow = 64;

/// Blocks of a layout. Their borders depend on the sizes alone, so that results do not depend on the number of threads.
constexpr std::int64_t class_blocks(const ClassLayout& layout)
{
    if (layout.inner > 1)
        return layout.outer * ((layout.inner + kRowLanes - 1) / kRowLanes);
    return layout.classes >= kLongRow ? layout.outer : (layout.outer + kRowLanes - 1) / kRowLanes;
}

/// Blocks [begin, end) of a layout.
template <class T> struct SoftmaxLoopsOf {
    void (*forward)(const T* x, T* y, const ClassLayout& layout, std::int64_t begin, std::int64_t end, bool log);
    void (*backward)(const T* y, const T* g, T* dx, const ClassLayout& layout, std::int64_t begin, std::int64_t end, bool log);
};

struct SoftmaxLoops {
    SoftmaxLoopsOf<float> f32;
    SoftmaxLoopsOf<double> f64;
};

namespace baseline {
SoftmaxLoops softmax_loops();
}
namespace avx2 {
SoftmaxLoops softmax_loops();
}
namespace avx512 {
SoftmaxLoops softmax_loops();
}

}  // namespace ts
