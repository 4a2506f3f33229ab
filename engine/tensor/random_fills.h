#pragma once

#include "engine/tensor/device.h"
#include "engine/tensor/random.h"

namespace ts {

/// fill_uniform and fill_normal on a device other than the host: the same words of the generator, so the same numbers but for
/// the last bits of logarithm and cosine.
struct RandomFills {
    void (*uniform)(const Tensor& out, const Philox& random, double low, double high) = nullptr;
    void (*normal)(const Tensor& out, const Philox& random, double mean, double spread) = nullptr;
};

/// Throws DeviceError where the device has none.
const RandomFills& random_fills(Device device);
/// Called by a backend's library when it is loaded.
void register_random_fills(DeviceType type, const RandomFills& fills);

}  // namespace ts
