#pragma once

#include "engine/ops/optimizer_kernels.h"

namespace ts {

namespace baseline {
OptimizerKernels optimizer_loops();
}
namespace avx2 {
OptimizerKernels optimizer_loops();
}
namespace avx512 {
OptimizerKernels optimizer_loops();
}

}  // namespace ts
