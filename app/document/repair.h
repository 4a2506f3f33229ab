#pragma once

#include "engine/graph/graph_edit.h"
#include "engine/graph/shape_report.h"

namespace ts {

/// Edit that puts a node of type `problem.fix` into the wire at the problem's input port. Empty where there is no such wire
/// or type.
GraphEdit repairEdit(const Graph& graph, const Problem& problem);

}  // namespace ts
