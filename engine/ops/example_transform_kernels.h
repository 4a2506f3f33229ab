#pragma once

#include "engine/ops/example_transform.h"

namespace ts {

/// Images and results are float32 or float64, row-major or channels-last, both the same.
struct ExampleTransformKernels {
    static constexpr const char* family = "Transforms of examples";
    void (*cut)(const Tensor& images, std::span<const ImageCut> cuts, const Tensor& out);
    void (*rotate)(const Tensor& images, std::span<const double> angles, const Tensor& out);
    /// In place.
    void (*erase)(const Tensor& images, std::span<const ImageBox> boxes, double value);
    /// Fills a dense float32 tensor.
    void (*normal)(const Tensor& out, double spread, const Philox& random);
    /// Dense tensors of the same memory order with the examples outermost.
    void (*mix)(const Tensor& examples, std::span<const std::int64_t> partner, double share, const Tensor& out);
};

}  // namespace ts
