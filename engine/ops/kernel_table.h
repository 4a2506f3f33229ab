#pragma once

#include <array>
#include <string>

#include "engine/tensor/device.h"
#include "engine/tensor/device_backend.h"
#include "engine/tensor/error.h"

namespace ts {

/// The kernels of one family of operations, one table a device. A family declares a struct of function pointers with a
/// `static constexpr const char* family`; a backend fills one and registers it.
template <class Kernels> class KernelTable {
public:
    /// Throws DeviceError where the device has no such kernels: there is no silent fall-back to another device.
    static const Kernels& of(Device device)
    {
        const Kernels* table = s_tables[static_cast<std::size_t>(device.type)];
        if (!table)
            throw DeviceError(translatable("engine", "%1 operations are not available on %2."),
                              {Kernels::family, device.text()});
        if (device.type != DeviceType::Cpu)
            set_current_device_index(device.index);
        return *table;
    }
    static void set(DeviceType type, const Kernels& table) { s_tables[static_cast<std::size_t>(type)] = &table; }

private:
    inline static std::array<const Kernels*, kDeviceTypeCount> s_tables{};
};

/// `const RegisterKernels<ReduceKernels> registered{DeviceType::Cpu, {...}};` at namespace scope of a backend's file.
template <class Kernels> class RegisterKernels {
public:
    RegisterKernels(DeviceType type, const Kernels& kernels) : m_kernels(kernels)
    {
        KernelTable<Kernels>::set(type, m_kernels);
    }

private:
    Kernels m_kernels;
};

}  // namespace ts
