#include "engine/ops/axis_map.h"
#include "engine/ops/computed_type.h"
#include "engine/ops/op_record.h"
#include "engine/ops/pool.h"
#include "engine/ops/reduce.h"
#include "engine/ops/shape_ops.h"

namespace ts {

namespace {

/// Elements [first, last) that result i of `out` is made from.
struct Range {
    std::int64_t first, last;
};
Range range_of(std::int64_t i, std::int64_t in, std::int64_t out)
{
    return {i * in / out, ((i + 1) * in + out - 1) / out};
}

AxisMap averages(std::int64_t in, std::int64_t out)
{
    AxisMap map(in, out);
    for (std::int64_t i = 0; i < out; ++i) {
        const Range range = range_of(i, in, out);
        for (std::int64_t k = range.first; k < range.last; ++k)
            map.add(i, k, 1 / static_cast<double>(range.last - range.first));
    }
    map.finish();
    return map;
}

void check(const Tensor& x, std::span<const std::int64_t> sizes, const char* op)
{
    const int extra = x.dim() - static_cast<int>(sizes.size());
    if (extra < 1 || extra > 2)
        throw ShapeError(
            translatable("engine", "%1: an input of shape (N, C, ...) with %2 further dimensions is needed, not %3."),
            {op, std::to_string(sizes.size()), x.sizes().text()});
    if (x.dtype() != DType::Float32 && x.dtype() != DType::Float64)
        throw TypeError(translatable("engine", "%1: the input is %2; convert it to float32 first."),
                        {op, std::string(name(x.dtype()))});
    for (std::size_t i = 0; i < sizes.size(); ++i)
        if (sizes[i] < 1 || x.sizes()[extra + static_cast<int>(i)] < 1)
            throw ShapeError(translatable("engine", "%1: shape %2 cannot be brought to a size of %3."),
                             {op, x.sizes().text(), std::to_string(sizes[i])});
}

/// Largest element of each range of the last two dimensions, one result after the other: windows of unequal size are rare.
Tensor max_of_ranges(const Tensor& x, std::int64_t out_h, std::int64_t out_w)
{
    std::vector<Tensor> rows;
    for (std::int64_t i = 0; i < out_h; ++i) {
        const Range v = range_of(i, x.size(-2), out_h);
        std::vector<Tensor> cells;
        for (std::int64_t j = 0; j < out_w; ++j) {
            const Range u = range_of(j, x.size(-1), out_w);
            const std::int64_t dims[] = {-2, -1};
            cells.push_back(amax(slice(slice(x, -2, v.first, v.last), -1, u.first, u.last), dims));
        }
        rows.push_back(stack(cells, -1));
    }
    return stack(rows, -2);
}

}  // namespace

Tensor adaptive_avg_pool(const Tensor& x, std::span<const std::int64_t> sizes)
{
    if (is_half(x.dtype()))
        return to(adaptive_avg_pool(computed(x), sizes), x.dtype());
    check(x, sizes, "adaptive_avg_pool");
    Tensor y = x;
    for (std::size_t i = 0; i < sizes.size(); ++i) {
        const std::int64_t dim = x.dim() - static_cast<std::int64_t>(sizes.size() - i);
        if (x.size(dim) != sizes[i])
            y = apply_axis_map(y, dim, averages(x.size(dim), sizes[i]));
    }
    return y;
}

Tensor adaptive_avg_pool2d(const Tensor& x, std::array<std::int64_t, 2> sizes)
{
    if (is_half(x.dtype()))
        return to(adaptive_avg_pool2d(computed(x), sizes), x.dtype());
    check(x, sizes, "adaptive_avg_pool2d");
    if (x.size(-2) % sizes[0] != 0 || x.size(-1) % sizes[1] != 0)
        return adaptive_avg_pool(x, sizes);
    return avg_pool2d(x, {.kernel = {x.size(-2) / sizes[0], x.size(-1) / sizes[1]}});
}

Tensor adaptive_max_pool2d(const Tensor& x, std::array<std::int64_t, 2> sizes)
{
    if (is_half(x.dtype()))
        return to(adaptive_max_pool2d(computed(x), sizes), x.dtype());
    check(x, sizes, "adaptive_max_pool2d");
    if (x.size(-2) % sizes[0] != 0 || x.size(-1) % sizes[1] != 0)
        return max_of_ranges(x, sizes[0], sizes[1]);
    return max_pool2d(x, {.kernel = {x.size(-2) / sizes[0], x.size(-1) / sizes[1]}});
}

Tensor adaptive_avg_pool1d(const Tensor& x, std::int64_t size)
{
    const std::int64_t sizes[] = {size};
    return adaptive_avg_pool(x, sizes);
}

Tensor adaptive_max_pool1d(const Tensor& x, std::int64_t size)
{
    const std::int64_t sizes[] = {size};
    if (is_half(x.dtype()))
        return to(adaptive_max_pool1d(computed(x), size), x.dtype());
    check(x, sizes, "adaptive_max_pool1d");
    return squeeze(adaptive_max_pool2d(unsqueeze(x, -2), {1, size}), -2);
}

namespace {

using Ints = std::vector<std::int64_t>;

OpSample sample(const Shape& sizes, Ints output)
{
    const Tensor x = empty(sizes, DType::Float64);
    for (std::int64_t i = 0; i < x.numel(); ++i)
        x.data<double>()[i] = static_cast<double>(i * 37 % 101) * 0.05;
    return {{x}, {{"output_size", std::move(output)}}};
}

std::vector<OpSample> samples2d()
{
    return {sample({2, 3, 5, 4}, {1}), sample({1, 2, 5, 4}, {3, 2}), sample({1, 2, 4, 6}, {2, 3}),
            sample({2, 4, 3}, {2}),    sample({1, 1, 1, 1}, {2}),    sample({0, 2, 4, 4}, {2})};
}
std::vector<OpSample> samples1d()
{
    return {sample({2, 3, 5}, {1}), sample({1, 2, 7}, {3}), sample({2, 6}, {2})};
}

std::array<std::int64_t, 2> pair_of(const Params& p)
{
    const Ints list = integers_attribute(p, "output_size", {1});
    return {list.front(), list.back()};
}
template <Tensor (*F)(const Tensor&, std::array<std::int64_t, 2>)> Tensor call2d(std::span<const Tensor> in, const Params& p)
{
    return F(in[0], pair_of(p));
}
template <Tensor (*F)(const Tensor&, std::int64_t)> Tensor call1d(std::span<const Tensor> in, const Params& p)
{
    return F(in[0], pair_of(p)[0]);
}

const RegisterOp registered[] = {
    RegisterOp{{"adaptive_avg_pool2d", call2d<adaptive_avg_pool2d>, samples2d, true, true}},
    RegisterOp{{"adaptive_max_pool2d", call2d<adaptive_max_pool2d>, samples2d, true, true}},
    RegisterOp{{"adaptive_avg_pool1d", call1d<adaptive_avg_pool1d>, samples1d, true, true}},
    RegisterOp{{"adaptive_max_pool1d", call1d<adaptive_max_pool1d>, samples1d, true, true}},
};

}  // namespace

}  // namespace ts
