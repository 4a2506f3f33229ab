#pragma once

#include "engine/ops/computed_type.h"
#include "engine/tensor/device.h"

namespace ts {

/// Are numbers of this type widened to float32 before anything is computed? The host has no loops for halves; other devices
/// read and write them as they are and compute in float32 between.
constexpr bool widened(DType type, Device device)
{
    return is_half(type) && device.type == DeviceType::Cpu;
}

/// The type of operands and results of loops on this device.
constexpr DType arithmetic_type(DType type, Device device)
{
    return widened(type, device) ? DType::Float32 : type;
}

}  // namespace ts
