#include "engine/cuda/copy.h"
#include "engine/ops/half_kernels.h"
#include "engine/ops/kernel_table.h"

namespace ts::cuda {

namespace {

const RegisterKernels<HalfKernels> registered{DeviceType::Cuda, {copy}};

}  // namespace

}  // namespace ts::cuda
