#pragma once

#include <cstdint>
#include <string>

namespace ts {

enum class DeviceType : std::uint8_t { Cpu, Cuda };

inline constexpr int kDeviceTypeCount = 2;

/// Where a tensor's memory lies and its operations run.
struct Device {
    DeviceType type = DeviceType::Cpu;
    std::int8_t index = 0;

    friend constexpr bool operator==(Device, Device) = default;

    /// "cpu", "cuda:0", ...
    [[nodiscard]] std::string text() const { return type == DeviceType::Cpu ? "cpu" : "cuda:" + std::to_string(index); }
};

}  // namespace ts
