#pragma once

#include <cstdint>
#include <vector>

#include "engine/graph/graph_document.h"
#include "engine/graph/shape_report.h"

namespace ts {

/// The learning rate at `points` equal distances from the first step of a run to its last, as far as it is known beforehand:
/// what ReduceLROnPlateau will see is not. Empty where there is no schedule or its settings cannot be used.
std::vector<double> rate_preview(const TrainingSettings& training, std::int64_t steps_an_epoch, std::size_t points);

/// Optimizer steps of an epoch, from the examples that the report counts; 100 where it does not know them.
std::int64_t expected_steps_an_epoch(const GraphDocument& document, const ShapeReport& report);

}  // namespace ts
