#pragma once

#include <QStringList>

#include "engine/graph/graph_document.h"
#include "engine/registry/param_spec.h"

namespace ts {

/// The project's settings as parameters, so that the one form can edit them. `devices` are offered beside "auto".
std::vector<ParamSpec> trainingSpecs(const QStringList& devices);

/// The values of those parameters, "name" and "optimizer" among them.
Params trainingParams(const GraphDocument& document);

/// What is done with gradients and weights, as parameters; those of the chosen initialiser follow.
std::vector<ParamSpec> gradientSpecs(const TrainingSettings& training);
Params gradientParams(const TrainingSettings& training);

/// The settings with one of those parameters changed; "name" is not one of the training settings.
TrainingSettings withTrainingParam(TrainingSettings training, std::string_view name, const ParamValue& value);

/// The settings with another optimizer; parameters both optimizers have keep their values.
TrainingSettings withOptimizer(TrainingSettings training, const std::string& type);

}  // namespace ts
