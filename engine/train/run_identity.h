#pragma once

#include "engine/graph/graph_document.h"

namespace ts {

/// Do two documents give the same training run? Positions, labels, names and views do not count.
bool trains_alike(const GraphDocument& a, const GraphDocument& b);

}  // namespace ts
