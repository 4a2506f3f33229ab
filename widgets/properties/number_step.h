#pragma once

#include <optional>

#include "engine/registry/param_spec.h"

namespace ts {

/// The value `steps` steps above (or below) `value`, kept inside the spec's range: whole numbers by 1, fractions of a closed
/// range by a twentieth of it, other floats by one in their leading digit (0.001, 0.002, ... 0.01, 0.02).
/// Nothing where the parameter is not one number.
std::optional<ParamValue> stepped(const ParamSpec& spec, const ParamValue& value, int steps);

}  // namespace ts
