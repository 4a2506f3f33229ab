#include "engine/cuda/floating_types.h"
#include "engine/cuda/launch.h"
#include "engine/cuda/vector.h"
#include "engine/ops/axis_map_kernels.h"
#include "engine/ops/kernel_table.h"

namespace ts::cuda {

namespace {

// Halves are taken as well and computed in float32.

/// x (outer, in, inner), y (outer, out, inner), both in vectors of V along `inner`.
struct AxisSizes {
    std::int64_t in, out, inner, count;  ///< inner and count in vectors, count of all of y
};
struct DeviceRows {
    const std::int64_t *offsets, *columns;
    const double* weights;
};

template <class T, int V>
__global__ void axis_map_kernel(const DeviceRows map, const AxisSizes sizes, const T* x, T* y, Compute<T> fill)
{
    using C = Compute<T>;
    for (std::int64_t i = thread_number(); i < sizes.count; i += thread_count()) {
        const std::int64_t line = i / sizes.inner, k = i - line * sizes.inner;
        const std::int64_t outer = line / sizes.out, row = line - outer * sizes.out;
        const std::int64_t first = map.offsets[row], last = map.offsets[row + 1];
        Vector<C, V> total = splat<V>(first == last ? fill : C(0));
        for (std::int64_t e = first; e < last; ++e) {
            const C weight = static_cast<C>(map.weights[e]);
            const auto from = load_vector<V>(x + ((outer * sizes.in + map.columns[e]) * sizes.inner + k) * V);
#pragma unroll
            for (int v = 0; v < V; ++v)
                total.values[v] += weight * convert<C>(from.values[v]);
        }
        Vector<T, V> result;
#pragma unroll
        for (int v = 0; v < V; ++v)
            result.values[v] = convert<T>(total.values[v]);
        store_vector(y + i * V, result);
    }
}

template <class T, int V> void run(const SparseRows& map, const Tensor& x, const Tensor& y, double fill)
{
    const AxisSizes sizes{x.size(1), y.size(1), y.size(2) / V, y.numel() / V};
    const DeviceRows rows{device_data<const std::int64_t>(map.offsets), device_data<const std::int64_t>(map.columns),
                          device_data<const double>(map.weights)};
    launch(axis_map_kernel<T, V>, grid_for(sizes.count), rows, sizes, device_data<const T>(x), device_data<T>(y),
           static_cast<Compute<T>>(fill));
}

void apply(const SparseRows& map, const Tensor& x, const Tensor& y, double fill)
{
    for (const Tensor& t : {map.offsets, map.columns, map.weights, x, y})
        expect_on_device("Resampling", t);
    if (y.numel() == 0)
        return;
    visit_floating(x.dtype(), [&]<class T>(T) {
        constexpr int V = vector_length<T>();
        const bool vectors
            = y.size(2) % V == 0 && vector_aligned<V>(device_data<const T>(x)) && vector_aligned<V>(device_data<const T>(y));
        if (vectors)
            run<T, V>(map, x, y, fill);
        else
            run<T, 1>(map, x, y, fill);
    });
}

const RegisterKernels<AxisMapKernels> registered{DeviceType::Cuda, {apply}};

}  // namespace

}  // namespace ts::cuda
