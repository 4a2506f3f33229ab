#include "engine/autograd/backward.h"
#include "engine/ops/activation.h"
#include "engine/ops/elementwise.h"
#include "engine/ops/one_device.h"
#include "engine/ops/op_record.h"
#include "engine/ops/shape_ops.h"

namespace ts {

namespace {

/// The weight with as many dimensions as x, that of the channels in dimension 1.
Tensor for_channels(const Tensor& weight, int rank)
{
    Shape sizes;
    for (int d = 0; d < rank; ++d)
        sizes.push_back(d == 1 ? weight.numel() : 1);
    return reshape(weight, rank < 2 ? Shape{weight.numel()} : sizes);
}

/// Recorded operations throughout, so that it is its own recorded form.
void prelu_backward(Node& node, Gradients& g)
{
    const Tensor x = node.saved(0), weight = node.saved(1), zero = scalar(0, x.options());
    const Tensor positive = gt(x, zero);
    if (node.needs(0))
        g.set(0, where(positive, g.output(), mul(g.output(), weight)));
    if (node.needs(1))
        g.set(1, reduce_to(where(positive, zero, mul(g.output(), x)), weight.sizes(), weight.dtype()));
}
constexpr OpGradient kPrelu{"prelu", prelu_backward};

Tensor with_weight_of_rank(const Tensor& x, const Tensor& weight)
{
    const NoGradGuard unrecorded;
    return where(gt(x, scalar(0, x.options())), x, mul(x, weight));
}

}  // namespace

Tensor prelu(const Tensor& x, const Tensor& weight)
{
    expect_one_device("prelu", x, weight);
    const std::int64_t channels = x.dim() > 1 ? x.size(1) : 1;
    if (weight.dim() > 1 || (weight.numel() != 1 && weight.numel() != channels))
        throw ShapeError(translatable("engine",
                                      "prelu: weight of shape %1 must hold one number, or one for each of the %2 "
                                      "channels of an input of shape %3."),
                         {weight.sizes().text(), std::to_string(channels), x.sizes().text()});
    if (!is_floating(x.dtype()) || x.dtype() != weight.dtype())
        throw TypeError(translatable("engine", "prelu: the input is %1 and the weight %2; both must be of one floating type."),
                        {std::string(name(x.dtype())), std::string(name(weight.dtype()))});
    const Tensor slopes = x.dim() == 0 ? reshape(weight, Shape{}) : for_channels(weight, x.dim());
    Tensor y = with_weight_of_rank(x, slopes);
    if (needs_record(x, slopes))
        record(kPrelu, y, {&x, &slopes}, {&x, &slopes});
    return y;
}

namespace {

OpSample sample(const Shape& x, std::int64_t channels)
{
    const Tensor values = sample_values(x, -2, 2);
    return {{add(values, mul(sign(values), 0.1)), sample_values({channels}, 0.1, 0.9)}, {}};
}

std::vector<OpSample> samples()
{
    return {sample({3, 4}, 4), sample({2, 3, 4}, 3), sample({2, 3, 2, 2}, 1), sample({5}, 1), sample({}, 1), sample({0, 3}, 3)};
}

Tensor call(std::span<const Tensor> in, const Params&)
{
    return prelu(in[0], in[1]);
}

const RegisterOp registered{{"prelu", call, samples, true, true}};

}  // namespace

}  // namespace ts
