#include <algorithm>

#include "engine/cpu/onednn.h"
#include "engine/cpu/winograd.h"
#include "engine/ops/conv_kernels.h"
#include "engine/ops/gemm_kernels.h"
#include "engine/ops/kernel_table.h"
#include "engine/ops/reduce_kernels.h"
#include "engine/tensor/element.h"

namespace ts {

namespace {

// float32 goes to oneDNN. float64, which checks gradients, goes through matrices: each image is unrolled into one row for each
// result pixel (Chellapilla, Puri & Simard, 2006).

/// Unrolled pixels of one group of one image: (out_h * out_w, channels / groups * kernel_h * kernel_w).
struct Unrolled {
    const ConvGeometry& g;
    std::int64_t channels, columns, pixels;

    explicit Unrolled(const ConvGeometry& geometry)
        : g(geometry), channels(g.channels / g.groups), columns(channels * g.kernel_h * g.kernel_w), pixels(g.out_h * g.out_w)
    {
    }

    /// f(element of the unrolled matrix, element of the image) for every pair that exists.
    template <class F> void each(std::int64_t group, F f) const
    {
        for (std::int64_t p = 0; p < pixels; ++p)
            for (std::int64_t i = 0; i < g.kernel_h; ++i)
                for (std::int64_t j = 0; j < g.kernel_w; ++j) {
                    const std::int64_t row = p / g.out_w * g.stride_h - g.pad_h + i * g.dilation_h;
                    const std::int64_t column = p % g.out_w * g.stride_w - g.pad_w + j * g.dilation_w;
                    if (row < 0 || row >= g.h || column < 0 || column >= g.w)
                        continue;
                    for (std::int64_t c = 0; c < channels; ++c)
                        f(p * columns + (c * g.kernel_h + i) * g.kernel_w + j,
                          (row * g.w + column) * g.channels + group * channels + c);
                }
    }
};

void multiply(const Gemm& gemm)
{
    KernelTable<GemmKernels>::of(Device{}).gemm(gemm);
}

/// Calls body(image, group, filters of the group before it) for each group of each image.
template <class Body> void each_group(const ConvGeometry& g, Body body)
{
    for (std::int64_t image = 0; image < g.n; ++image)
        for (std::int64_t group = 0; group < g.groups; ++group)
            body(image, group, group * (g.filters / g.groups));
}

void unrolled_forward(const ConvGeometry& g, const Tensor& x, const Tensor& weight, const Tensor& bias, const Tensor& y)
{
    const Unrolled shape(g);
    const Tensor matrix = zeros({shape.pixels, shape.columns}, DType::Float64);
    if (bias.defined())
        KernelTable<GemmKernels>::of(Device{}).fill_rows(DType::Float64, bias.raw_data(), y.raw_data(), g.n * shape.pixels,
                                                         g.filters);
    each_group(g, [&](std::int64_t image, std::int64_t group, std::int64_t filter) {
        const double* from = x.data<double>() + image * g.h * g.w * g.channels;
        double* rows = matrix.data<double>();
        shape.each(group, [&](std::int64_t to, std::int64_t at) { rows[to] = from[at]; });
        multiply({DType::Float64, false, true, shape.pixels, g.filters / g.groups, shape.columns, rows, shape.columns,
                  weight.data<double>() + filter * shape.columns, shape.columns,
                  y.data<double>() + image * shape.pixels * g.filters + filter, g.filters, bias.defined() ? 1.0 : 0.0});
    });
}

void forward(const ConvGeometry& g, const Tensor& x, const Tensor& weight, const Tensor& bias, const Tensor& y,
             Activation activation)
{
    const bool single = x.dtype() == DType::Float32, relu = activation == Activation::Relu;
    if (single && winograd::fits(g))
        winograd::forward(g, x.data<float>(), weight.data<float>(), bias.defined() ? bias.data<float>() : nullptr, relu,
                          y.data<float>());
    else if (single)
        onednn::conv_forward(g, x.data<float>(), weight.data<float>(), bias.defined() ? bias.data<float>() : nullptr,
                             y.data<float>(), relu);
    else
        unrolled_forward(g, x, weight, bias, y);
    if (!single || !relu)
        activate(activation, y);
}

void backward_data(const ConvGeometry& g, const Tensor& dy, const Tensor& weight, const Tensor& dx)
{
    if (dy.dtype() == DType::Float32 && winograd::fits(g)) {
        winograd::backward_data(g, dy.data<float>(), weight.data<float>(), dx.data<float>());
        return;
    }
    if (dy.dtype() == DType::Float32) {
        onednn::conv_backward_data(g, dy.data<float>(), weight.data<float>(), dx.data<float>());
        return;
    }
    const Unrolled shape(g);
    const Tensor matrix = empty({shape.pixels, shape.columns}, DType::Float64);
    std::fill_n(dx.data<double>(), dx.numel(), 0.0);
    each_group(g, [&](std::int64_t image, std::int64_t group, std::int64_t filter) {
        const double* rows = matrix.data<double>();
        multiply({DType::Float64, false, false, shape.pixels, shape.columns, g.filters / g.groups,
                  dy.data<double>() + image * shape.pixels * g.filters + filter, g.filters,
                  weight.data<double>() + filter * shape.columns, shape.columns, matrix.raw_data(), shape.columns, 0});
        double* to = dx.data<double>() + image * g.h * g.w * g.channels;
        shape.each(group, [&](std::int64_t from, std::int64_t at) { to[at] += rows[from]; });
    });
}

void sum_over_pixels(const ConvGeometry& g, const Tensor& dy, const Tensor& db)
{
    const Shape sizes{g.n * g.out_h * g.out_w, g.filters};
    KernelTable<ReduceKernels>::of(Device{}).columns(dy.as_strided(sizes, contiguous_strides(sizes), dy.storage_offset()), db);
}

void backward_weights(const ConvGeometry& g, const Tensor& x, const Tensor& dy, const Tensor& dw, const Tensor& db)
{
    if (x.dtype() == DType::Float32 && winograd::fits(g)) {
        winograd::backward_weights(g, x.data<float>(), dy.data<float>(), dw.data<float>());
        if (db.defined())
            sum_over_pixels(g, dy, db);
        return;
    }
    if (x.dtype() == DType::Float32) {
        onednn::conv_backward_weights(g, x.data<float>(), dy.data<float>(), dw.data<float>(),
                                      db.defined() ? db.data<float>() : nullptr);
        return;
    }
    const Unrolled shape(g);
    const Tensor matrix = zeros({shape.pixels, shape.columns}, DType::Float64);
    std::fill_n(dw.data<double>(), dw.numel(), 0.0);
    each_group(g, [&](std::int64_t image, std::int64_t group, std::int64_t filter) {
        const double* from = x.data<double>() + image * g.h * g.w * g.channels;
        double* rows = matrix.data<double>();
        shape.each(group, [&](std::int64_t to, std::int64_t at) { rows[to] = from[at]; });
        multiply({DType::Float64, true, false, g.filters / g.groups, shape.columns, shape.pixels,
                  dy.data<double>() + image * shape.pixels * g.filters + filter, g.filters, rows, shape.columns,
                  dw.data<double>() + filter * shape.columns, shape.columns, 1});
    });
    if (db.defined())
        sum_over_pixels(g, dy, db);
}

const RegisterKernels<ConvKernels> registered{DeviceType::Cpu, {forward, backward_data, backward_weights}};

}  // namespace

}  // namespace ts
