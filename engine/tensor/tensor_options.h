#pragma once

#include "engine/tensor/device.h"
#include "engine/tensor/dtype.h"

namespace ts {

/// Element type and device of a tensor to be made; a bare element type means host memory.
struct TensorOptions {
    DType dtype = DType::Float32;
    Device device{};

    constexpr TensorOptions() = default;
    constexpr TensorOptions(DType type, Device on = {}) : dtype(type), device(on) { }
    constexpr TensorOptions(Device on) : device(on) { }

    friend constexpr bool operator==(const TensorOptions&, const TensorOptions&) = default;
};

}  // namespace ts
