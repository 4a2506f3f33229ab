#pragma once

#include <cstdint>

namespace ts {

/// The transforms of a convolution with 3 x 3 filters through tiles of 4 x 4 (Lavin & Gray, 2015): 16 numbers, called points,
/// for each tile and channel, or for each pair of channels. Point k of a tile lies k * step behind its first. The number of
/// channels is a multiple of 16.
struct WinogradLoops {
    /// Points of one tile from its 4 x 4 pixels.
    void (*from_pixels)(const float* const* pixels, float* points, std::int64_t step, std::int64_t channels);
    /// The 2 x 2 results of one tile from its points, plus bias (may be null), cut off at 0 with relu.
    void (*to_results)(const float* points, std::int64_t step, const float* bias, bool relu, float* const* results,
                       std::int64_t channels);
    /// The transpose of to_results: points from the gradients of the 2 x 2 results.
    void (*from_results)(const float* const* results, float* points, std::int64_t step, std::int64_t channels);
    /// Points of `count` filters of 9 numbers each; turned by half a turn with `flip`.
    void (*from_filters)(const float* filters, bool flip, float* points, std::int64_t step, std::int64_t count);
    /// The transpose of from_filters, without turning.
    void (*to_filters)(const float* points, std::int64_t step, float* filters, std::int64_t count);
};

namespace baseline {
WinogradLoops winograd_loops();
}
namespace avx2 {
WinogradLoops winograd_loops();
}
namespace avx512 {
WinogradLoops winograd_loops();
}

}  // namespace ts
