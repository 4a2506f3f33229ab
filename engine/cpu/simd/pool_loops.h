#pragma once

#include <cstdint>

#include "engine/ops/pool_geometry.h"

namespace ts {

/// Channels are worked on in groups of this many.
inline constexpr std::int64_t kPoolChannels = 64;

/// Forward loops do rows [begin, end) of the n * out_h rows of results; backward loops do groups [begin, end) of the
/// n * ceil(channels / kPoolChannels) channel groups of images. `Index` is uint8 for small windows, else int32.
template <class T> struct PoolLoopsOf {
    void (*max_forward)(const PoolGeometry& g, const T* x, T* y, void* index, std::int64_t begin, std::int64_t end);
    void (*max_backward)(const PoolGeometry& g, const T* dy, const void* index, T* dx, std::int64_t begin, std::int64_t end);
    void (*max_gather)(const PoolGeometry& g, const T* x, const void* index, T* y, std::int64_t begin, std::int64_t end);
    void (*avg_forward)(const PoolGeometry& g, const T* x, T* y, std::int64_t begin, std::int64_t end);
    void (*avg_backward)(const PoolGeometry& g, const T* dy, T* dx, std::int64_t begin, std::int64_t end);
};

struct PoolLoops {
    PoolLoopsOf<float> f32;
    PoolLoopsOf<double> f64;
};

namespace baseline {
PoolLoops pool_loops();
}
namespace avx2 {
PoolLoops pool_loops();
}
namespace avx512 {
PoolLoops pool_loops();
}

}  // namespace ts
