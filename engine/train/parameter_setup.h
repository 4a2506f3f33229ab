#pragma once

#include <cstdint>
#include <vector>

#include "engine/graph/graph_document.h"
#include "engine/graph/graph_executor.h"
#include "engine/optim/optimizer.h"

namespace ts {

/// Sets all parameters of a graph for this seed: each layer's own way, then what the project and its nodes choose instead.
/// Throws what the initialisers throw, with the node's id.
void initialize_parameters(const GraphDocument& document, GraphExecutor& executor, std::uint64_t seed);

/// Takes the parameters of frozen nodes out of training: they require no gradient.
void freeze_parameters(const GraphDocument& document, const GraphExecutor& executor);

/// What nodes set for the optimizer, for each entry of the arena.
std::vector<ParameterSettings> parameter_settings(const GraphDocument& document, const GraphExecutor& executor);

}  // namespace ts
