#pragma once

#include <cstdint>
#include <span>
#include <string>

#include "engine/graph/graph_document.h"

namespace ts {

/// One training step to be timed: a project whose data node "data" is fed with random numbers. Names, sizes and optimizers
/// are those of torch_peer.py.
struct Workload {
    std::string name;
    GraphDocument (*project)();
    std::int64_t batch;
    std::int64_t classes;  ///< targets are class numbers below this; 0: one real number each
};

std::span<const Workload> workloads();

}  // namespace ts
