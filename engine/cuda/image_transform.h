#pragma once

#include <span>

#include "engine/ops/example_transform.h"

namespace ts::cuda {

// The functions of ExampleTransformKernels that deal with images.

void cut_images(const Tensor& images, std::span<const ImageCut> cuts, const Tensor& out);
void rotate_images(const Tensor& images, std::span<const double> angles, const Tensor& out);
void erase_boxes(const Tensor& images, std::span<const ImageBox> boxes, double value);

}  // namespace ts::cuda
