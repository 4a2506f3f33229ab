#pragma once

#include "engine/cpu/simd/softmax_loops.h"

namespace ts {

template <class T> struct CrossEntropyRows {
    ClassLayout layout;
    const T* logits;
    const std::int64_t* target;  ///< all in range or ignored
    const T* weight;             ///< null: all 1
    T* gradient;                 ///< null: not wanted
    T* losses;
    std::int64_t ignore_index;
    T smoothing;
    T weight_sum;  ///< over the classes
    T scale;       ///< of the gradient
};

/// Blocks [begin, end) of a layout, see class_blocks.
template <class T> struct CrossEntropyLoopsOf {
    void (*forward)(const CrossEntropyRows<T>& rows, std::int64_t begin, std::int64_t end);
    std::int64_t (*hits)(const T* scores, const std::int64_t* target, const ClassLayout& layout, std::int64_t begin,
                         std::int64_t end);
};

struct CrossEntropyLoops {
    CrossEntropyLoopsOf<float> f32;
    CrossEntropyLoopsOf<double> f64;
};

namespace baseline {
CrossEntropyLoops cross_entropy_loops();
}
namespace avx2 {
CrossEntropyLoops cross_entropy_loops();
}
namespace avx512 {
CrossEntropyLoops cross_entropy_loops();
}

}  // namespace ts
