#pragma once

#include "engine/registry/param_value.h"
#include "engine/tensor/tensor.h"

namespace ts {

/// The same values on that device; itself where it lies there. Recorded: the gradient goes back to where the input lies.
Tensor to(const Tensor& a, Device device);

/// "cpu", "cuda" or "cuda:1" as a device. Throws ArgumentError for anything else.
Device device_named(std::string_view text);

/// The attribute "device" of an operation; the host where there is none.
Device device_attribute(const Params& attributes);

}  // namespace ts
