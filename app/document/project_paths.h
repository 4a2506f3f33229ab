#pragma once

#include <QString>

#include "engine/graph/graph_edit.h"

namespace ts {

/// Edit after which every path in the graph's parameters means the same file from folder `to` as it did from `from`.
/// Paths below `to` stay relative, others become absolute.
GraphEdit rebasePaths(const Graph& graph, const QString& from, const QString& to);

}  // namespace ts
