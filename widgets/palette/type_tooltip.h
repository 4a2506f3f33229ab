#pragma once

#include <QString>

#include "engine/registry/node_type.h"

namespace ts {

/// Rich text that introduces a node type: title, what it does, its ports.
QString typeTooltip(const NodeType& type);

}  // namespace ts
