#include "engine/tensor/device_backend.h"

#include <array>

#include "engine/tensor/cuda_library.h"
#include "engine/tensor/error.h"

namespace ts {

namespace {

std::array<DeviceBackend*, kDeviceTypeCount> s_backends{};

constinit thread_local int t_current = 0;

}  // namespace

DeviceBackend& backend(Device device)
{
    DeviceBackend*& found = s_backends[static_cast<std::size_t>(device.type)];
    if (!found) {
        const CudaLibrary& library = cuda_library();
        if (!found)
            throw DeviceError(library.why_not);
    }
    if (static_cast<std::size_t>(device.index) >= found->devices().size())
        throw DeviceError(translatable("engine", "There is no device %1; the machine has %2."),
                          {device.text(), std::to_string(found->devices().size())});
    return *found;
}

bool is_available(Device device)
{
    if (device.type == DeviceType::Cpu)
        return true;
    cuda_library();
    const DeviceBackend* found = s_backends[static_cast<std::size_t>(device.type)];
    return found && static_cast<std::size_t>(device.index) < found->devices().size();
}

void register_backend(DeviceType type, DeviceBackend& backend)
{
    s_backends[static_cast<std::size_t>(type)] = &backend;
}

int current_device_index()
{
    return t_current;
}

void set_current_device_index(int index)
{
    t_current = index;
}

void synchronize(Device device)
{
    if (device.type != DeviceType::Cpu)
        backend(device).synchronize(device.index);
}

}  // namespace ts
