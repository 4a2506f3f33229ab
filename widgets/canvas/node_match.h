#pragma once

#include <functional>
#include <vector>

#include <QString>

#include "engine/registry/node_type.h"

namespace ts {

using NodeTypeFilter = std::function<bool(const NodeType&)>;

/// How well a type answers what was typed: larger is better, negative where it does not. Its title, name and keywords
/// are searched; letters may be left out.
int matchScore(const NodeType& type, const QString& typed);

/// The types that answer, best first; all in the registry's order where nothing was typed.
std::vector<const NodeType*> matchingTypes(const QString& typed, const NodeTypeFilter& filter);

}  // namespace ts
