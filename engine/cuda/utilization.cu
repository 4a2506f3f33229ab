#include <dlfcn.h>
#include <map>
#include <mutex>

#include "engine/cuda/utilization.h"

namespace ts::cuda {

namespace {

/// The few functions of libnvidia-ml.so.1 that are needed. Its interface has been stable since its first version.
class Nvml {
public:
    Nvml()
    {
        void* library = dlopen("libnvidia-ml.so.1", RTLD_NOW | RTLD_LOCAL);
        if (!library)
            return;
        const auto start = reinterpret_cast<int (*)()>(dlsym(library, "nvmlInit_v2"));
        m_find = reinterpret_cast<Find>(dlsym(library, "nvmlDeviceGetHandleByPciBusId_v2"));
        m_rates = reinterpret_cast<Rates>(dlsym(library, "nvmlDeviceGetUtilizationRates"));
        m_ready = start && m_find && m_rates && start() == 0;
    }

    int utilization(const std::string& pci_address)
    {
        const std::lock_guard lock(m_mutex);
        if (!m_ready)
            return -1;
        void*& device = m_devices[pci_address];
        if (!device && m_find(pci_address.c_str(), &device) != 0)
            return -1;
        Percent percent{};
        return m_rates(device, &percent) == 0 ? static_cast<int>(percent.gpu) : -1;
    }

private:
    struct Percent {
        unsigned gpu, memory;
    };
    using Find = int (*)(const char*, void**);
    using Rates = int (*)(void*, Percent*);

    std::mutex m_mutex;
    Find m_find = nullptr;
    Rates m_rates = nullptr;
    bool m_ready = false;
    std::map<std::string, void*> m_devices;
};

}  // namespace

int utilization(const std::string& pci_address)
{
    static auto* nvml = new Nvml;
    return nvml->utilization(pci_address);
}

}  // namespace ts::cuda
