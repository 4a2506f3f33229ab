#include "engine/cuda/elementwise_math.h"
#include "engine/cuda/floating_types.h"
#include "engine/cuda/launch.h"
#include "engine/cuda/vector.h"
#include "engine/ops/gelu_kernels.h"
#include "engine/ops/kernel_table.h"

namespace ts::cuda {

namespace {

// Halves are taken as well and computed in float32.

template <class T> __device__ void pair(T x, T& value, T& g)
{
    const auto number = convert<Compute<T>>(x);
    const Compute<T> share = normal_share(number);
    value = convert<T>(number * share);
    g = convert<T>(convert<Compute<T>>(g) * (share + number * normal_density(number)));
}

template <class T, int V> __global__ void gelu_pair_kernel(const T* x, T* values, T* g, std::int64_t count)
{
    const std::int64_t vectors = count / V;
    for (std::int64_t i = thread_number(); i < vectors; i += thread_count()) {
        const auto from = load_vector<V>(x + i * V);
        auto gradient = load_vector<V>(g + i * V);
        Vector<T, V> value;
#pragma unroll
        for (int k = 0; k < V; ++k)
            pair(from.values[k], value.values[k], gradient.values[k]);
        store_vector(values + i * V, value);
        store_vector(g + i * V, gradient);
    }
    for (std::int64_t i = vectors * V + thread_number(); i < count; i += thread_count())
        pair(x[i], values[i], g[i]);
}

void value_and_gradient(const Tensor& x, const Tensor& values, const Tensor& g)
{
    for (const Tensor& t : {x, values, g})
        expect_on_device("GELU", t);
    const std::int64_t count = x.numel();
    if (count == 0)
        return;
    visit_floating(x.dtype(), [&]<class T>(T) {
        constexpr int V = vector_length<T>();
        const T* from = device_data<const T>(x);
        T *to = device_data<T>(values), *gradient = device_data<T>(g);
        if (vector_aligned<V>(from) && vector_aligned<V>(to) && vector_aligned<V>(gradient))
            launch(gelu_pair_kernel<T, V>, grid_for((count + V - 1) / V), from, to, gradient, count);
        else
            launch(gelu_pair_kernel<T, 1>, grid_for(count), from, to, gradient, count);
    });
}

const RegisterKernels<GeluKernels> registered{DeviceType::Cuda, {value_and_gradient}};

}  // namespace

}  // namespace ts::cuda
