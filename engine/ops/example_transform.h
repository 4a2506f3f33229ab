#pragma once

#include <span>

#include "engine/tensor/random.h"
#include "engine/tensor/tensor.h"

namespace ts {

// Changes to the examples of a batch before the first layer. Images are (N, C, H, W); results have the memory order of the
// images where that is dense. No gradient passes: a tensor that requires one is refused with ArgumentError. Other element types
// than float32 and float64 are refused with TypeError, other shapes with ShapeError.

/// What part of an image is taken: pixel (y, x) of the result is pixel (y + top, x + left) of the image after mirroring;
/// what lies outside is 0.
struct ImageCut {
    std::int64_t top = 0, left = 0;
    bool mirror_vertical = false;    ///< upside down
    bool mirror_horizontal = false;  ///< left and right exchanged
};
/// Parts (N, C, height, width), one cut an image.
Tensor cut_images(const Tensor& images, std::span<const ImageCut> cuts, std::int64_t height, std::int64_t width);

/// Images turned counter-clockwise about their centres, one angle an image in radians, interpolated between the four nearest
/// pixels; what lies outside is 0.
Tensor rotate_images(const Tensor& images, std::span<const double> angles);

struct ImageBox {
    std::int64_t top = 0, left = 0, height = 0, width = 0;
};
/// Sets one box in each image to a value, in all channels. Boxes must lie inside; empty ones change nothing.
Tensor erase_boxes(const Tensor& images, std::span<const ImageBox> boxes, double value);

/// Normally distributed numbers of mean 0 and deviation `spread` in the shape and type of `like`, from counter 0 of `random`.
Tensor gaussian_noise(const Tensor& like, double spread, const Philox& random);

/// share * examples[i] + (1 - share) * examples[partner[i]] for examples (N, ...).
Tensor mix_examples(const Tensor& examples, std::span<const std::int64_t> partner, double share);

}  // namespace ts
