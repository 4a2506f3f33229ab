#pragma once

namespace ts {

struct Node;

/// Name of the operation a tape record was left by, such as "add"; defined by autograd.
const char* node_name(const Node& node);

}  // namespace ts
