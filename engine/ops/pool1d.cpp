#include "engine/ops/op_record.h"
#include "engine/ops/pool.h"
#include "engine/ops/shape_ops.h"

namespace ts {

namespace {

/// Sequences as images of height 1.
template <Tensor (*Pool)(const Tensor&, const Pool2dOptions&)>
Tensor pool_sequences(const Tensor& x, const Pool1dOptions& o, const char* op)
{
    if (x.dim() != 2 && x.dim() != 3)
        throw ShapeError(translatable("engine", "%1: sequences of shape (N, C, L) are needed, not %2."),
                         {op, x.sizes().text()});
    const Tensor y = Pool(unsqueeze(x, -2),
                          {{1, o.kernel}, {1, o.stride}, {0, o.padding}, {1, o.dilation}, o.ceil_mode, o.count_include_pad});
    return squeeze(y, -2);
}

}  // namespace

Tensor max_pool1d(const Tensor& x, const Pool1dOptions& options)
{
    return pool_sequences<max_pool2d>(x, options, "max_pool1d");
}

Tensor avg_pool1d(const Tensor& x, const Pool1dOptions& options)
{
    return pool_sequences<avg_pool2d>(x, options, "avg_pool1d");
}

namespace {

OpSample sample(const Shape& sizes, const Params& attributes)
{
    const Tensor x = empty(sizes, DType::Float64);
    for (std::int64_t i = 0; i < x.numel(); ++i)
        x.data<double>()[i] = static_cast<double>(i * 37 % 101) * 0.05;
    return {{x}, attributes};
}

std::vector<OpSample> samples()
{
    const auto whole = [](std::int64_t v) { return ParamValue(v); };
    return {sample({2, 3, 7}, {{"kernel_size", whole(2)}}),
            sample({1, 2, 8}, {{"kernel_size", whole(3)}, {"stride", whole(2)}, {"padding", whole(1)}, {"ceil_mode", true}}),
            sample({2, 5}, {{"kernel_size", whole(2)}, {"padding", whole(1)}, {"count_include_pad", false}}),
            sample({0, 2, 4}, {{"kernel_size", whole(2)}})};
}

template <Tensor (*F)(const Tensor&, const Pool1dOptions&)> Tensor call(std::span<const Tensor> in, const Params& p)
{
    const auto number
        = [&](const char* name, std::int64_t fallback) { return integers_attribute(p, name, {fallback}).front(); };
    return F(in[0],
             {number("kernel_size", 2), number("stride", 0), number("padding", 0), number("dilation", 1),
              bool_attribute(p, "ceil_mode", false), bool_attribute(p, "count_include_pad", true)});
}

const RegisterOp registered[] = {
    RegisterOp{{"max_pool1d", call<max_pool1d>, samples, true, true}},
    RegisterOp{{"avg_pool1d", call<avg_pool1d>, samples, true, true}},
};

}  // namespace

}  // namespace ts
