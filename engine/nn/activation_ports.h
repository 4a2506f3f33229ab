#pragma once

#include "engine/registry/node_type.h"

namespace ts::nn {

/// Ports of a function applied to each number.
inline std::vector<PortSpec> any_input()
{
    return {{.name = "input", .help = translatable("engine", "any shape")}};
}
inline std::vector<PortSpec> same_output()
{
    return {{.name = "output", .help = translatable("engine", "the same shape")}};
}

}  // namespace ts::nn
