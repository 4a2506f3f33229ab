#include <numbers>

#include "engine/cuda/floating_types.h"
#include "engine/cuda/launch.h"
#include "engine/cuda/philox_key.h"
#include "engine/tensor/random_fills.h"

namespace ts::cuda {

namespace {

/// Element i is word i: four a thread.
template <class T> __global__ void uniform_kernel(T* out, std::int64_t count, const StepRandom key, double low, double range)
{
    const Philox random = drawn_from(key);
    for (std::int64_t group = thread_number(); 4 * group < count; group += thread_count()) {
        const Philox::Words words = random.words(static_cast<std::uint64_t>(group));
#pragma unroll
        for (int k = 0; k < 4; ++k)
            if (4 * group + k < count)
                out[4 * group + k]
                    = convert<T>(low + range * static_cast<double>(Philox::to_unit(words[static_cast<std::size_t>(k)])));
    }
}

/// Box-Muller: two words to a number, two numbers a thread.
template <class T> __global__ void normal_kernel(T* out, std::int64_t count, const StepRandom key, double mean, double spread)
{
    const Philox random = drawn_from(key);
    for (std::int64_t pair = thread_number(); 2 * pair < count; pair += thread_count()) {
        const Philox::Words words = random.words(static_cast<std::uint64_t>(pair));
#pragma unroll
        for (int k = 0; k < 2; ++k) {
            const double u = 1.0 - static_cast<double>(words[static_cast<std::size_t>(2 * k)]) * 0x1p-32;
            const double v = static_cast<double>(words[static_cast<std::size_t>(2 * k + 1)]) * 0x1p-32;
            if (2 * pair + k < count)
                out[2 * pair + k] = convert<T>(mean + spread * sqrt(-2 * log(u)) * cos(2 * std::numbers::pi * v));
        }
    }
}

void uniform(const Tensor& out, const Philox& random, double low, double high)
{
    expect_on_device("Random number", out);
    if (out.numel() > 0)
        visit_element(out.dtype(), [&]<class T>(T) {
            launch(uniform_kernel<T>, grid_for((out.numel() + 3) / 4), device_data<T>(out), out.numel(), step_random(random),
                   low, high - low);
        });
}

void normal(const Tensor& out, const Philox& random, double mean, double spread)
{
    expect_on_device("Random number", out);
    if (out.numel() > 0)
        visit_element(out.dtype(), [&]<class T>(T) {
            launch(normal_kernel<T>, grid_for((out.numel() + 1) / 2), device_data<T>(out), out.numel(), step_random(random),
                   mean, spread);
        });
}

const bool registered = (register_random_fills(DeviceType::Cuda, {uniform, normal}), true);

}  // namespace

}  // namespace ts::cuda
