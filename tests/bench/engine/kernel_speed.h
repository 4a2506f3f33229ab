#pragma once

#include <string>

#include "engine/tensor/device.h"

namespace ts {

/// Prints how fast a GPU multiplies large matrices (TFLOP/s) and streams large arrays through single operations (GB/s, and
/// their share of what a plain copy reaches), beside PyTorch's figures where `script` runs. One JSON object a line with `json`.
/// Returns the exit status.
int print_kernel_speeds(Device device, const std::string& python, const std::string& script, bool json);

}  // namespace ts
