#pragma once

#include "engine/formats/image.h"

namespace ts {

/// How an image is brought to another shape.
enum class ImageFit : std::uint8_t {
    Stretch,  ///< the whole image, even where its proportions change
    Crop,     ///< the largest part in the middle that has the wanted proportions
};

/// Scales by linear interpolation; every pixel of the part that is used counts where the result is smaller (antialiased). Sizes
/// are at least 1.
Image resize(const Image& image, std::int64_t height, std::int64_t width, ImageFit fit);

}  // namespace ts
