#include "engine/tensor/random_fills.h"

#include <array>

#include "engine/tensor/device_backend.h"
#include "engine/tensor/error.h"

namespace ts {

namespace {

std::array<RandomFills, kDeviceTypeCount>& all_fills()
{
    static std::array<RandomFills, kDeviceTypeCount> all;
    return all;
}

}  // namespace

const RandomFills& random_fills(Device device)
{
    const RandomFills& fills = all_fills()[static_cast<std::size_t>(device.type)];
    if (!fills.uniform)
        throw DeviceError(translatable("engine", "%1 operations are not available on %2."), {"Random number", device.text()});
    set_current_device_index(device.index);
    return fills;
}

void register_random_fills(DeviceType type, const RandomFills& fills)
{
    all_fills()[static_cast<std::size_t>(type)] = fills;
}

}  // namespace ts
