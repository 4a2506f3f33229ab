#include "engine/ops/creation_kernels.h"
#include "engine/ops/kernel_table.h"

namespace ts {

namespace {

void range(const Tensor& out, std::int64_t start, std::int64_t step)
{
    auto* p = out.data<std::int64_t>();
    for (std::int64_t i = 0; i < out.numel(); ++i)
        p[i] = start + i * step;
}

const RegisterKernels<CreationKernels> registered{DeviceType::Cpu, {range}};

}  // namespace

}  // namespace ts
