#include "engine/ops/conv.h"
#include "engine/ops/one_device.h"
#include "engine/ops/op_record.h"
#include "engine/ops/shape_ops.h"

namespace ts {

namespace {

void check(const Tensor& x, const Tensor& weight, const char* op)
{
    expect_one_device(op, x, weight);
    if (x.dim() != 2 && x.dim() != 3)
        throw ShapeError(translatable("engine", "%1: sequences of shape (N, C, L) are needed, not %2."),
                         {op, x.sizes().text()});
    if (weight.dim() != 3)
        throw ShapeError(translatable("engine", "%1: filters have three dimensions, channels twice and size, not shape %2."),
                         {op, weight.sizes().text()});
}

/// Sequences as images of height 1.
template <class F> Tensor as_images(const Tensor& x, const Tensor& weight, const char* op, F convolve)
{
    check(x, weight, op);
    return squeeze(convolve(unsqueeze(x, -2), unsqueeze(weight, 2)), -2);
}

}  // namespace

Tensor conv1d(const Tensor& x, const Tensor& weight, const Tensor& bias, const Conv1dOptions& o)
{
    return as_images(x, weight, "conv1d", [&](const Tensor& images, const Tensor& filters) {
        return conv2d(images, filters, bias, {{1, o.stride}, {0, o.padding}, {1, o.dilation}, o.groups});
    });
}

Tensor conv_transpose1d(const Tensor& x, const Tensor& weight, const Tensor& bias, const ConvTranspose1dOptions& o)
{
    return as_images(x, weight, "conv_transpose1d", [&](const Tensor& images, const Tensor& filters) {
        return conv_transpose2d(images, filters, bias,
                                {{1, o.stride}, {0, o.padding}, {0, o.output_padding}, {1, o.dilation}, o.groups});
    });
}

namespace {

OpSample sample(const Shape& x, const Shape& weight, std::int64_t bias, const Params& attributes)
{
    OpSample s{{sample_values(x, -1, 1), sample_values(weight, -1, 1)}, attributes};
    if (bias > 0)
        s.inputs.push_back(sample_values({bias}, -1, 1));
    return s;
}

ParamValue whole(std::int64_t value)
{
    return value;
}

std::vector<OpSample> samples()
{
    return {sample({2, 2, 6}, {3, 2, 3}, 3, {}),
            sample({2, 4, 7}, {4, 2, 3}, 4, {{"stride", whole(2)}, {"padding", whole(1)}, {"groups", whole(2)}}),
            sample({1, 3, 8}, {3, 1, 3}, 0, {{"dilation", whole(2)}, {"padding", whole(2)}, {"groups", whole(3)}}),
            sample({3, 5}, {2, 3, 1}, 2, {}), sample({0, 2, 4}, {3, 2, 2}, 3, {})};
}

std::vector<OpSample> transpose_samples()
{
    return {sample({2, 2, 4}, {2, 3, 3}, 3, {}),
            sample({2, 4, 3}, {4, 2, 3}, 4, {{"stride", whole(2)}, {"groups", whole(2)}, {"output_padding", whole(1)}}),
            sample({3, 5}, {3, 2, 3}, 0, {{"dilation", whole(2)}, {"padding", whole(1)}})};
}

Tensor call(std::span<const Tensor> in, const Params& p)
{
    return conv1d(in[0], in[1], in.size() > 2 ? in[2] : Tensor(),
                  {integers_attribute(p, "stride", {1}).front(), integers_attribute(p, "padding", {0}).front(),
                   integers_attribute(p, "dilation", {1}).front(), integer_attribute(p, "groups", 1)});
}

Tensor call_transpose(std::span<const Tensor> in, const Params& p)
{
    return conv_transpose1d(in[0], in[1], in.size() > 2 ? in[2] : Tensor(),
                            {integers_attribute(p, "stride", {1}).front(), integers_attribute(p, "padding", {0}).front(),
                             integers_attribute(p, "output_padding", {0}).front(),
                             integers_attribute(p, "dilation", {1}).front(), integer_attribute(p, "groups", 1)});
}

const RegisterOp registered[] = {
    RegisterOp{{"conv1d", call, samples, true, true}},
    RegisterOp{{"conv_transpose1d", call_transpose, transpose_samples, true, true}},
};

}  // namespace

}  // namespace ts
