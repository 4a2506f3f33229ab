#pragma once

#include <nlohmann/json.hpp>

#include "engine/registry/param_value.h"

namespace ts::golden {

/// Attributes of an operation or arguments of a constructor. Lists of lists are flattened; a null inside a list becomes the
/// smallest int64, which operations read as "open". A list with a fraction in it becomes a list of doubles.
Params attributes_of(const nlohmann::ordered_json& object);

/// The same for optimizers, whose pairs have one name each here: betas become beta1 and beta2.
Params optimizer_arguments(const nlohmann::ordered_json& object);

}  // namespace ts::golden
