#pragma once

#include <cstdint>
#include <string_view>

#include "engine/registry/param_value.h"

namespace ts {

/// How the losses of the examples become one number; None keeps them.
enum class Reduction : std::uint8_t { Mean, Sum, None };

/// "mean", "sum" or "none". Throws ArgumentError for anything else.
Reduction reduction_from_name(std::string_view name);
/// The attribute "reduction"; mean where it is absent.
Reduction reduction_attribute(const Params& attributes);

}  // namespace ts
