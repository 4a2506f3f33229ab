#pragma once

#include <utility>

#include "engine/registry/node_type.h"

namespace ts::nn {

/// How convolution and pooling move over an image; pairs are (height, width).
struct SlidingWindow {
    using Pair = std::pair<std::int64_t, std::int64_t>;

    Pair kernel{1, 1};
    Pair stride{1, 1};
    Pair padding{0, 0};
    Pair dilation{1, 1};
    bool ceil_mode = false;  ///< keep a last window that reaches over the edge

    /// Height and width of the output for an image of these. Throws ShapeError naming `type` where no window fits.
    [[nodiscard]] Pair output_size(std::string_view type, Pair image) const;
};

}  // namespace ts::nn
