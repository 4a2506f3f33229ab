#include "engine/cpu/threads.h"

#include <algorithm>
#include <omp.h>

namespace ts {

void set_compute_threads(int count)
{
    omp_set_num_threads(count > 0 ? count : std::max(omp_get_num_procs(), 1));
}

void set_parallel_grain(std::int64_t elements)
{
    g_parallel_grain = elements > 0 ? elements : kParallelGrain;
}

int compute_threads()
{
    return omp_in_parallel() ? 1 : omp_get_max_threads();
}

}  // namespace ts
