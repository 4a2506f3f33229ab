#include "engine/cuda/conv_filters.h"
#include "engine/cuda/element.h"
#include "engine/cuda/launch.h"

namespace ts::cuda {

namespace {

/// One row of filters in both orders.
struct Order {
    std::int64_t channels, window, columns;

    /// Where the element `column` of an inner row stands in an outer row; below 0 for padding.
    __device__ std::int64_t outer(std::int64_t column) const
    {
        return column < channels * window ? column % channels * window + column / channels : -1;
    }
};

template <class T> __global__ void to_inner_kernel(Order order, std::int64_t count, const T* weight, T* inner)
{
    for (std::int64_t i = thread_number(); i < count; i += thread_count()) {
        const std::int64_t from = order.outer(i % order.columns);
        inner[i] = from < 0 ? convert<T>(0.0F) : weight[i / order.columns * order.channels * order.window + from];
    }
}

template <class T> __global__ void to_outer_kernel(Order order, std::int64_t count, const T* inner, T* weight)
{
    for (std::int64_t i = thread_number(); i < count; i += thread_count()) {
        const std::int64_t to = order.outer(i % order.columns);
        if (to >= 0)
            weight[i / order.columns * order.channels * order.window + to] = inner[i];
    }
}

Order order_of(const ConvGeometry& g, std::int64_t columns)
{
    return {g.channels / g.groups, g.kernel_h * g.kernel_w, columns};
}

}  // namespace

bool filters_lie_alike(const ConvGeometry& g, std::int64_t columns)
{
    const std::int64_t channels = g.channels / g.groups, window = g.kernel_h * g.kernel_w;
    return (channels == 1 || window == 1) && columns == channels * window;
}

Tensor filters_channels_inner(const ConvGeometry& g, const Tensor& weight, std::int64_t columns)
{
    if (filters_lie_alike(g, columns))
        return weight;
    const Tensor inner = empty({g.filters, columns}, weight.options());
    visit_element(weight.dtype(), [&]<class T>(T) {
        launch(to_inner_kernel<T>, grid_for(inner.numel()), order_of(g, columns), inner.numel(), device_data<const T>(weight),
               device_data<T>(inner));
    });
    return inner;
}

void filters_channels_outer(const ConvGeometry& g, const Tensor& inner, const Tensor& weight)
{
    visit_element(weight.dtype(), [&]<class T>(T) {
        launch(to_outer_kernel<T>, grid_for(inner.numel()), order_of(g, inner.size(1)), inner.numel(),
               device_data<const T>(inner), device_data<T>(weight));
    });
}

}  // namespace ts::cuda
