#pragma once

#include <cstdint>

namespace ts {

/// Sizes of a two-dimensional pooling of images that lie channels-last.
struct PoolGeometry {
    std::int64_t n, channels, h, w, out_h, out_w, kernel_h, kernel_w;
    std::int64_t stride_h, stride_w, pad_h, pad_w, dilation_h, dilation_w;
    bool count_include_pad;

    /// Does every pixel lie in exactly one window?
    [[nodiscard]] constexpr bool tiles() const
    {
        return pad_h == 0 && pad_w == 0 && dilation_h == 1 && dilation_w == 1 && stride_h == kernel_h && stride_w == kernel_w
            && out_h * kernel_h == h && out_w * kernel_w == w;
    }
    /// May the place in a window be kept as one byte?
    [[nodiscard]] constexpr bool small_window() const { return kernel_h * kernel_w <= 256; }
};

}  // namespace ts
