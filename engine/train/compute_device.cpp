#include "engine/train/compute_device.h"

#include <omp.h>

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

}  // namespace ts
