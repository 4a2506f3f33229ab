#include <algorithm>

#include "engine/cuda/conv_filters.h"
#include "engine/cuda/image_rows.h"
#include "engine/cuda/product.h"
#include "engine/cuda/unrolled_conv.h"
#include "engine/cuda/vector_product.h"
#include "engine/ops/convolution_settings.h"
#include "engine/ops/fused_activation.h"

namespace ts::cuda {

namespace {

/// How images become the rows of products.
class Plan {
public:
    Plan(const ConvGeometry& geometry, const Tensor& like)
        : g(geometry), dtype(like.dtype()), group_filters(g.filters / g.groups), m_options(like.options())
    {
        const std::int64_t numbers = g.channels / g.groups * g.kernel_h * g.kernel_w;
        direct = g.kernel_h == 1 && g.kernel_w == 1 && g.stride_h == 1 && g.stride_w == 1 && g.pad_h == 0 && g.pad_w == 0;
        // Rows that start at multiples of 16 bytes reach the tensor cores.
        constexpr std::int64_t whole = 8;
        columns = direct || filters_lie_alike(g, numbers) ? numbers : (numbers + whole - 1) / whole * whole;
    }

    const ConvGeometry& g;
    DType dtype;
    std::int64_t group_filters, columns = 0;
    bool direct = false;  ///< the pixels themselves are the rows

    [[nodiscard]] std::int64_t pixels(std::int64_t images) const { return images * g.out_h * g.out_w; }
    [[nodiscard]] std::int64_t row_step() const { return direct ? g.channels : columns; }
    [[nodiscard]] std::int64_t group_step(std::int64_t images) const { return direct ? columns : pixels(images) * columns; }
    [[nodiscard]] ImageRows rows() const { return {g, columns}; }
    /// Memory for the rows of so many images.
    [[nodiscard]] Tensor room(std::int64_t images) const { return empty({g.groups * pixels(images), columns}, m_options); }

    /// body(first image, images) for as many at a time as have rows that fit the workspace.
    template <class Body> void each_chunk(Body body) const
    {
        const auto bytes = static_cast<std::int64_t>(convolution_workspace());
        const std::int64_t one = g.groups * pixels(1) * columns * static_cast<std::int64_t>(item_size(dtype));
        const std::int64_t most = direct ? g.n : std::clamp<std::int64_t>(bytes / std::max<std::int64_t>(one, 1), 1, g.n);
        for (std::int64_t first = 0; first < g.n; first += most)
            body(first, std::min(most, g.n - first));
    }

private:
    TensorOptions m_options;
};

void* at(const Tensor& t, std::int64_t element)
{
    return static_cast<std::byte*>(t.raw_data()) + element * static_cast<std::int64_t>(item_size(t.dtype()));
}

/// The pixels of the images as rows: where they lie, or unrolled into `room`.
const void* rows_of(const Plan& plan, const Tensor& x, std::int64_t first, std::int64_t images, const Tensor& room)
{
    if (plan.direct)
        return at(x, first * plan.g.h * plan.g.w * plan.g.channels);
    plan.rows().unroll(x, first, images, room);
    return room.raw_data();
}

}  // namespace

void unrolled_forward(const ConvGeometry& g, const Tensor& x, const Tensor& weight, const Tensor& bias, const Tensor& y,
                      bool relu)
{
    const Plan plan(g, x);
    const Tensor filters = filters_channels_inner(g, weight, plan.columns);
    // Each group has a bias of its own, which a batch of products can not add.
    const bool whole = g.groups == 1, before = bias.defined() && !whole;
    if (before)
        fill_rows(plan.dtype, bias.raw_data(), y.raw_data(), plan.pixels(g.n), g.filters);
    plan.each_chunk([&](std::int64_t first, std::int64_t images) {
        const Tensor room = plan.direct ? Tensor() : plan.room(images);
        Gemm product{plan.dtype,
                     false,
                     true,
                     plan.pixels(images),
                     plan.group_filters,
                     plan.columns,
                     rows_of(plan, x, first, images, room),
                     plan.row_step(),
                     filters.raw_data(),
                     plan.columns,
                     at(y, plan.pixels(first) * g.filters),
                     g.filters,
                     before ? 1.0 : 0.0,
                     bias.defined() && whole ? bias.raw_data() : nullptr,
                     g.groups,
                     plan.group_step(images),
                     plan.group_filters * plan.columns,
                     plan.group_filters};
        product.relu = relu && !before;
        multiply(product);
    });
    if (relu && before)
        activate(Activation::Relu, y);
}

void unrolled_backward_data(const ConvGeometry& g, const Tensor& dy, const Tensor& weight, const Tensor& dx)
{
    const Plan plan(g, dy);
    const Tensor filters = filters_channels_inner(g, weight, plan.columns);
    plan.each_chunk([&](std::int64_t first, std::int64_t images) {
        const Tensor room = plan.direct ? Tensor() : plan.room(images);
        multiply({plan.dtype, false, false, plan.pixels(images), plan.columns, plan.group_filters,
                  at(dy, plan.pixels(first) * g.filters), g.filters, filters.raw_data(), plan.columns,
                  plan.direct ? at(dx, plan.pixels(first) * g.channels) : room.raw_data(), plan.row_step(), 0, nullptr,
                  g.groups, plan.group_filters, plan.group_filters * plan.columns, plan.group_step(images)});
        if (!plan.direct)
            plan.rows().roll(room, first, images, dx);
    });
}

void unrolled_backward_weights(const ConvGeometry& g, const Tensor& x, const Tensor& dy, const Tensor& dw, const Tensor& db)
{
    const Plan plan(g, x);
    const bool alike = filters_lie_alike(g, plan.columns);
    const Tensor filters = alike ? dw : empty({g.filters, plan.columns}, dw.options());
    plan.each_chunk([&](std::int64_t first, std::int64_t images) {
        const Tensor room = plan.direct ? Tensor() : plan.room(images);
        Gemm product{plan.dtype,
                     true,
                     false,
                     plan.group_filters,
                     plan.columns,
                     plan.pixels(images),
                     at(dy, plan.pixels(first) * g.filters),
                     g.filters,
                     rows_of(plan, x, first, images, room),
                     plan.row_step(),
                     filters.raw_data(),
                     plan.columns,
                     first > 0 ? 1.0 : 0.0,
                     nullptr,
                     g.groups,
                     plan.group_filters,
                     plan.group_step(images),
                     plan.group_filters * plan.columns};
        if (db.defined() && images == g.n && g.groups == 1)
            product.sums_a = db.raw_data();
        multiply(product);
        if (db.defined() && first == 0 && !product.sums_a)
            sum_rows(dy, plan.pixels(g.n), g.filters, db);
    });
    if (!alike)
        filters_channels_outer(g, filters, dw);
}

}  // namespace ts::cuda
