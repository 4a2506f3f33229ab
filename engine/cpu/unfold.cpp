#include <algorithm>

#include "engine/cpu/threads.h"
#include "engine/ops/kernel_table.h"
#include "engine/ops/unfold_kernels.h"

namespace ts {

namespace {

/// f(element of a column row, element of the image plane) for the places of window element (i, j) that lie inside.
template <class F> void each_inside(const PoolGeometry& g, std::int64_t i, std::int64_t j, F f)
{
    for (std::int64_t row = 0; row < g.out_h; ++row) {
        const std::int64_t v = row * g.stride_h - g.pad_h + i * g.dilation_h;
        if (v < 0 || v >= g.h)
            continue;
        for (std::int64_t column = 0; column < g.out_w; ++column) {
            const std::int64_t u = column * g.stride_w - g.pad_w + j * g.dilation_w;
            if (u >= 0 && u < g.w)
                f(row * g.out_w + column, v * g.w + u);
        }
    }
}

/// body(first element of the plane, first element of its columns) for each channel of each image, on several threads.
template <class Body> void each_plane(const PoolGeometry& g, Body body)
{
    const std::int64_t window = g.kernel_h * g.kernel_w, places = g.out_h * g.out_w;
    parallel_for(g.n * g.channels, window * places, [&](std::int64_t begin, std::int64_t end) {
        for (std::int64_t p = begin; p < end; ++p)
            body(p * g.h * g.w, p * window * places);
    });
}

template <class T> void unfold_as(const PoolGeometry& g, const T* images, T* columns)
{
    const std::int64_t places = g.out_h * g.out_w;
    each_plane(g, [&](std::int64_t plane, std::int64_t first) {
        std::fill_n(columns + first, g.kernel_h * g.kernel_w * places, T{});
        for (std::int64_t i = 0; i < g.kernel_h; ++i)
            for (std::int64_t j = 0; j < g.kernel_w; ++j) {
                const T* from = images + plane;
                T* to = columns + first + (i * g.kernel_w + j) * places;
                each_inside(g, i, j, [&](std::int64_t place, std::int64_t pixel) { to[place] = from[pixel]; });
            }
    });
}

template <class T> void fold_as(const PoolGeometry& g, const T* columns, T* images)
{
    const std::int64_t places = g.out_h * g.out_w;
    each_plane(g, [&](std::int64_t plane, std::int64_t first) {
        std::fill_n(images + plane, g.h * g.w, T{});
        for (std::int64_t i = 0; i < g.kernel_h; ++i)
            for (std::int64_t j = 0; j < g.kernel_w; ++j) {
                const T* from = columns + first + (i * g.kernel_w + j) * places;
                T* to = images + plane;
                each_inside(g, i, j, [&](std::int64_t place, std::int64_t pixel) { to[pixel] += from[place]; });
            }
    });
}

void unfold(const PoolGeometry& g, const Tensor& images, const Tensor& columns)
{
    if (images.dtype() == DType::Float32)
        unfold_as(g, images.data<float>(), columns.data<float>());
    else
        unfold_as(g, images.data<double>(), columns.data<double>());
}

void fold(const PoolGeometry& g, const Tensor& columns, const Tensor& images)
{
    if (images.dtype() == DType::Float32)
        fold_as(g, columns.data<float>(), images.data<float>());
    else
        fold_as(g, columns.data<double>(), images.data<double>());
}

const RegisterKernels<UnfoldKernels> registered{DeviceType::Cpu, {unfold, fold}};

}  // namespace

}  // namespace ts
