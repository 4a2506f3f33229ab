#pragma once

#include <cstdint>

namespace ts {

/// Sizes of a two-dimensional convolution.
struct ConvGeometry {
    std::int64_t n, channels, h, w, filters, out_h, out_w, kernel_h, kernel_w;
    std::int64_t stride_h, stride_w, pad_h, pad_w, dilation_h, dilation_w, groups;

    friend bool operator==(const ConvGeometry&, const ConvGeometry&) = default;
};

}  // namespace ts
