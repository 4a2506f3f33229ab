#pragma once

#include "engine/graph/shape_report.h"
#include "engine/graph/wiring.h"

namespace ts {

/// Completes a report whose nodes are inferred: what is trained, the totals, and the problems of the project as a whole.
void finish_report(const GraphDocument& document, const Wiring& wiring, ShapeReport& report);

/// What is wrong with the settings for training.
std::vector<Problem> check_training(const TrainingSettings& training);

}  // namespace ts
