#include "engine/train/compute_device.h"

#include <charconv>
#include <cstdlib>
#include <omp.h>
#include <unistd.h>

#include "engine/tensor/device_backend.h"
#include "engine/tensor/error.h"

namespace ts {

void use_compute_threads(int count)
{
    omp_set_num_threads(count > 0 ? count : omp_get_num_procs());
}

Device device_of(const std::string& setting)
{
    constexpr Device kFirst{DeviceType::Cuda, 0};
    if (setting == "cpu" || (setting == "auto" && !is_available(kFirst)))
        return {};
    Device device = kFirst;
    const std::string prefix = "cuda:";
    if (setting.starts_with(prefix)) {
        const char* end = setting.data() + setting.size();
        if (std::from_chars(setting.data() + prefix.size(), end, device.index).ptr != end || device.index < 0)
            throw DeviceError(translatable("engine", "There is no device called %1; use auto, cpu, cuda or cuda:1."),
                              {setting});
    } else if (setting != "cuda" && setting != "auto") {
        throw DeviceError(translatable("engine", "There is no device called %1; use auto, cpu, cuda or cuda:1."), {setting});
    }
    backend(device);
    return device;
}

std::string compute_device_text(Device device)
{
    if (device.type != DeviceType::Cpu)
        return backend(device).devices()[static_cast<std::size_t>(device.index)].name;
    const int threads = omp_get_max_threads();
    return "CPU · " + std::to_string(threads) + (threads == 1 ? " thread" : " threads");
}

void restart_with_short_waits(char** arguments)
{
    constexpr const char* kSpins = "GOMP_SPINCOUNT";
    if (std::getenv("OMP_WAIT_POLICY") || std::getenv(kSpins))
        return;
    if (::setenv(kSpins, "2000", 1) == 0)
        ::execv("/proc/self/exe", arguments);
}

}  // namespace ts
