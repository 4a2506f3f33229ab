#pragma once

#include <vector>

#include "engine/graph/graph_document.h"
#include "engine/graph/shape_report.h"

namespace ts {

/// What is wrong with the settings for training, of the project and of its nodes.
std::vector<Problem> check_training(const GraphDocument& document);

}  // namespace ts
