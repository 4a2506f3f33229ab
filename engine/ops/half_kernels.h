#pragma once

#include "engine/tensor/tensor.h"

namespace ts {

struct HalfKernels {
    static constexpr const char* family = "Half precision";
    /// Between float32 and float16 or bfloat16, either way; both dense in the same memory order.
    void (*convert)(const Tensor& from, const Tensor& to);
};

}  // namespace ts
