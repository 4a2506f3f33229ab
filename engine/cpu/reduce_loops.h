#pragma once

#include "engine/cpu/simd/reduce_loops.h"

namespace ts {

/// The reduction loops built for this machine.
const ReduceLoops& reduce_loops();

}  // namespace ts
