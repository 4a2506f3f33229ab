#pragma once

#include <string>

namespace ts {

/// Prints what one small operation costs with gradient recording, forwards and backwards in nanoseconds, on one thread; beside
/// PyTorch's figures where `peer_script` runs. One JSON object a line with `json`.
void print_op_costs(const std::string& peer_script, bool json);

}  // namespace ts
