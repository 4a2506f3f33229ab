#pragma once

#include "engine/graph/training_settings.h"
#include "engine/registry/param_spec.h"

namespace ts {

/// How one node is trained, as parameters; those of the chosen initialiser follow.
std::vector<ParamSpec> nodeTrainingSpecs(const NodeTraining& training);
Params nodeTrainingParams(const NodeTraining& training);

/// The settings with one of those parameters changed.
NodeTraining withNodeTrainingParam(NodeTraining training, std::string_view name, const ParamValue& value);

}  // namespace ts
