#pragma once

#include "engine/graph/shape_report.h"
#include "engine/graph/wiring.h"

namespace ts {

/// Completes a report whose nodes are inferred: what is trained, the totals, and the problems of the project as a whole.
void finish_report(const GraphDocument& document, const Wiring& wiring, ShapeReport& report);

}  // namespace ts
