#pragma once

#include "engine/graph/graph_executor.h"

namespace ts {

/// Throws ArgumentError that names the first node whose output, computed in the last run, holds NaN or infinity, because the
/// loss of `step` is `loss`.
[[noreturn]] void throw_not_finite(const GraphExecutor& executor, std::int64_t step, double loss);

}  // namespace ts
