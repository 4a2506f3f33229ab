#pragma once

#include <array>
#include <cstdint>

#include "engine/ops/elementwise_kernels.h"

namespace ts {

/// n elements; steps are counted in elements.
using UnaryLoop
    = void (*)(const void* in, std::int64_t in_step, void* out, std::int64_t out_step, std::int64_t n, double parameter);
using BinaryLoop = void (*)(const void* a, std::int64_t a_step, const void* b, std::int64_t b_step, void* out,
                            std::int64_t out_step, std::int64_t n, double parameter);

/// Loops of one instruction set: one for each op and element type, null where there is none.
struct ElementwiseLoops {
    std::array<std::array<UnaryLoop, kUnaryOpCount>, kDTypeCount> unary{};
    std::array<std::array<BinaryLoop, kBinaryOpCount>, kDTypeCount> binary{};
    std::array<std::array<BinaryLoop, kCompareOpCount>, kDTypeCount> compare{};
};

namespace baseline {
ElementwiseLoops elementwise_loops();
}
namespace avx2 {
ElementwiseLoops elementwise_loops();
}
namespace avx512 {
ElementwiseLoops elementwise_loops();
}

}  // namespace ts
