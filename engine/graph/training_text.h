#pragma once

#include <string>

#include "engine/graph/json_text.h"
#include "engine/graph/training_settings.h"

namespace ts {

/// JSON text of the settings of a project, one key a line, and back. What has its standard value is left out, but for the
/// keys every project has. Reading throws FormatError that names the path of the key.
std::string training_text(const TrainingSettings& training);
TrainingSettings read_training(const Json& value);

/// JSON text of what one node sets, on one line, and back.
std::string node_training_text(const NodeTraining& training);
NodeTraining read_node_training(const Json& value, const std::string& path);

}  // namespace ts
