#include "engine/cuda/element.h"
#include "engine/cuda/example_settings.h"
#include "engine/cuda/image_transform.h"
#include "engine/cuda/launch.h"
#include "engine/cuda/philox_key.h"
#include "engine/cuda/vector.h"
#include "engine/ops/example_transform_kernels.h"
#include "engine/ops/kernel_table.h"

namespace ts::cuda {

namespace {

/// Box-Muller: two words of a counter to two normal numbers, which lie 16 apart, as the host's loops lay them down.
__global__ void noise_kernel(float* out, std::int64_t count, float spread, const StepRandom key)
{
    constexpr float kTurn = 6.2831853071795864F * 0x1p-24F;
    constexpr std::int64_t kLanes = 16, kGroup = 4 * kLanes;
    const Philox random = drawn_from(key);
    const std::int64_t counters = (count + kGroup - 1) / kGroup * kLanes;
    for (std::int64_t i = thread_number(); i < counters; i += thread_count()) {
        const Philox::Words words = random.words(static_cast<std::uint64_t>(i));
        const std::int64_t first = i / kLanes * kGroup + i % kLanes;
#pragma unroll
        for (int pair = 0; pair < 2; ++pair) {
            const std::uint32_t a = words[static_cast<std::size_t>(2 * pair)],
                                b = words[static_cast<std::size_t>(2 * pair + 1)];
            const float u = static_cast<float>((a >> 8) + 1) * 0x1p-24F;  // above 0, so that the logarithm is finite
            const float radius = spread * sqrtf(-2 * logf(u)), angle = kTurn * static_cast<float>(b >> 8);
            const std::int64_t at = first + 2 * pair * kLanes;
            if (at < count)
                out[at] = radius * cosf(angle);
            if (at + kLanes < count)
                out[at + kLanes] = radius * sinf(angle);
        }
    }
}

void normal(const Tensor& out, double spread, const Philox& random)
{
    expect_on_device("Transforms of examples", out);
    if (out.numel() > 0)
        launch(noise_kernel, grid_for((out.numel() + 3) / 4), device_data<float>(out), out.numel(), static_cast<float>(spread),
               step_random(random));
}

/// blockIdx.y is the example; its partner is one of all.
template <class T, int V>
__global__ void mix_kernel(const T* all, std::int64_t first, std::int64_t vectors,
                           const StepValue<Settings<std::int64_t>> partners, const StepValue<double> share, T* out)
{
    const T own = static_cast<T>(share.get()), other = static_cast<T>(1 - share.get());
    const T* a = all + (first + blockIdx.y) * vectors * V;
    const T* b = all + setting(partners, blockIdx.y) * vectors * V;
    T* mixed = out + (first + blockIdx.y) * vectors * V;
    for (std::int64_t i = thread_number(); i < vectors; i += thread_count()) {
        const auto x = load_vector<V>(a + i * V), y = load_vector<V>(b + i * V);
        Vector<T, V> sum;
#pragma unroll
        for (int k = 0; k < V; ++k)
            sum.values[k] = own * x.values[k] + other * y.values[k];
        store_vector(mixed + i * V, sum);
    }
}

template <class T, int V>
void run_mix(const Tensor& examples, std::span<const std::int64_t> partner, double share, const Tensor& out)
{
    const std::int64_t vectors = examples.numel() / examples.size(0) / V;
    const auto same = [](std::int64_t i) { return i; };
    each_part<std::int64_t>(partner, same,
                            [&](std::int64_t first, unsigned count, const StepValue<Settings<std::int64_t>>& partners) {
                                Grid grid = grid_for(vectors);
                                grid.blocks.y = count;
                                launch(mix_kernel<T, V>, grid, device_data<const T>(examples), first, vectors, partners,
                                       step_value(share), device_data<T>(out));
                            });
}

void mix(const Tensor& examples, std::span<const std::int64_t> partner, double share, const Tensor& out)
{
    expect_on_device("Transforms of examples", examples);
    expect_on_device("Transforms of examples", out);
    if (examples.numel() == 0)
        return;
    visit_real(examples.dtype(), [&]<class T>(T) {
        constexpr int V = vector_length<T>();
        const bool vectors = examples.numel() / examples.size(0) % V == 0 && vector_aligned<V>(device_data<const T>(examples))
            && vector_aligned<V>(device_data<const T>(out));
        if (vectors)
            run_mix<T, V>(examples, partner, share, out);
        else
            run_mix<T, 1>(examples, partner, share, out);
    });
}

const RegisterKernels<ExampleTransformKernels> registered{DeviceType::Cuda,
                                                          {cut_images, rotate_images, erase_boxes, normal, mix}};

}  // namespace

}  // namespace ts::cuda
