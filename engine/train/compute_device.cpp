#include "engine/train/compute_device.h"

#include <cstdlib>
#include <omp.h>
#include <unistd.h>

namespace ts {

void use_compute_threads(int count)
{
    omp_set_num_threads(count > 0 ? count : omp_get_num_procs());
}

std::string compute_device_text()
{
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
