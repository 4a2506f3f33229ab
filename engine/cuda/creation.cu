#include "engine/cuda/launch.h"
#include "engine/ops/creation_kernels.h"
#include "engine/ops/kernel_table.h"

namespace ts::cuda {

namespace {

__global__ void range_kernel(std::int64_t* out, std::int64_t count, std::int64_t start, std::int64_t step)
{
    for (std::int64_t i = thread_number(); i < count; i += thread_count())
        out[i] = start + i * step;
}

void range(const Tensor& out, std::int64_t start, std::int64_t step)
{
    expect_on_device("Creation", out);
    if (out.numel() > 0)
        launch(range_kernel, grid_for(out.numel()), device_data<std::int64_t>(out), out.numel(), start, step);
}

const RegisterKernels<CreationKernels> registered{DeviceType::Cuda, {range}};

}  // namespace

}  // namespace ts::cuda
