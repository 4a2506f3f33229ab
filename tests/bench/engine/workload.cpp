#include "workload.h"

#include <algorithm>
#include <vector>

namespace ts {

namespace {

std::vector<Workload>& registered()
{
    static std::vector<Workload> list;
    return list;
}

}  // namespace

RegisterWorkload::RegisterWorkload(Workload workload)
{
    registered().push_back(std::move(workload));
    std::ranges::sort(registered(), {}, &Workload::place);
}

std::span<const Workload> workloads()
{
    return registered();
}

}  // namespace ts
