#include "engine/cuda/element.h"
#include "engine/cuda/launch.h"
#include "engine/cuda/philox_key.h"
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

template <class T>
__global__ void real_range_kernel(T* out, std::int64_t count, double start, double end, double step, std::int64_t turn)
{
    for (std::int64_t i = thread_number(); i < count; i += thread_count())
        out[i] = convert<T>(i < turn ? start + static_cast<double>(i) * step : end - static_cast<double>(count - 1 - i) * step);
}

void real_range(const Tensor& out, double start, double end, double step, std::int64_t turn)
{
    expect_on_device("Creation", out);
    if (out.numel() > 0)
        visit_element(out.dtype(), [&]<class T>(T) {
            launch(real_range_kernel<T>, grid_for(out.numel()), device_data<T>(out), out.numel(), start, end, step, turn);
        });
}

__global__ void integers_kernel(std::int64_t* out, std::int64_t count, const StepRandom key, std::int64_t low,
                                std::uint64_t limit)
{
    const Philox random = drawn_from(key);
    for (std::int64_t i = thread_number(); i < count; i += thread_count())
        out[i] = low + static_cast<std::int64_t>(random.below(static_cast<std::uint64_t>(i), limit));
}

void integers(const Tensor& out, const Philox& random, std::int64_t low, std::uint64_t limit)
{
    expect_on_device("Creation", out);
    if (out.numel() > 0)
        launch(integers_kernel, grid_for(out.numel()), device_data<std::int64_t>(out), out.numel(), step_random(random), low,
               limit);
}

const RegisterKernels<CreationKernels> registered{DeviceType::Cuda, {range, real_range, integers}};

}  // namespace

}  // namespace ts::cuda
