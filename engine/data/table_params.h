#pragma once

#include "engine/data/table_plan.h"
#include "engine/registry/param_spec.h"

namespace ts {

/// What the parameters of a TableDataset say of its columns. Throws ArgumentError where "ignore" is not a list of names.
TableOptions read_table_options(const ParamReader& params);

}  // namespace ts
