#pragma once

#include "engine/ops/computed_type.h"
#include "engine/tensor/device.h"

namespace ts {

/// Are products and convolutions of this type widened to float32 first? The host has no loops for halves; other devices
/// multiply them as they are and add up in float32.
constexpr bool widened(DType type, Device device)
{
    return is_half(type) && device.type == DeviceType::Cpu;
}

}  // namespace ts
