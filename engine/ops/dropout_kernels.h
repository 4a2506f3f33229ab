#pragma once

#include "engine/tensor/random.h"
#include "engine/tensor/tensor.h"

namespace ts {

/// Tensors of equal sizes and memory order, dense; x and y float32 or float64 (on other devices than the host also halves),
/// mask uint8.
struct DropoutKernels {
    static constexpr const char* family = "Dropout";
    /// mask = 1 where the random number is at least p, else 0; y = mask * scale * x.
    void (*forward)(const Tensor& x, const Tensor& y, const Tensor& mask, double p, double scale, const Philox& random,
                    std::uint64_t counter);
    /// y = mask * scale * x.
    void (*apply)(const Tensor& x, const Tensor& mask, const Tensor& y, double scale);
};

}  // namespace ts
