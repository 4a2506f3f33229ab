#pragma once

#include <memory>
#include <vector>

#include "tests/cuda_emulator/stream.h"

struct CUgraphNode_st {
    cuda_emulator::Operation operation;
};

/// Operations in an order in which they can be done.
struct CUgraph_st {
    std::vector<std::unique_ptr<CUgraphNode_st>> nodes;
};

struct CUgraphExec_st {
    std::shared_ptr<const std::vector<cuda_emulator::Operation>> operations;
};
