#include "engine/ops/bilinear.h"

#include "engine/ops/elementwise.h"
#include "engine/ops/matmul.h"
#include "engine/ops/one_device.h"
#include "engine/ops/op_record.h"
#include "engine/ops/reduce.h"
#include "engine/ops/shape_ops.h"

namespace ts {

namespace {

void check(const Tensor& x1, const Tensor& x2, const Tensor& weight)
{
    const bool fits = weight.dim() == 3 && x1.dim() > 0 && x1.dim() == x2.dim() && x1.size(-1) == weight.size(1)
        && x2.size(-1) == weight.size(2);
    bool alike = fits;
    for (int d = 0; fits && d + 1 < x1.dim(); ++d)
        alike = alike && x1.sizes()[d] == x2.sizes()[d];
    if (!alike)
        throw ShapeError(translatable("engine",
                                      "bilinear: inputs of shape %1 and %2 do not fit a weight of shape %3, which is "
                                      "(out_features, in1_features, in2_features)."),
                         {x1.sizes().text(), x2.sizes().text(), weight.sizes().text()});
}

}  // namespace

Tensor bilinear(const Tensor& x1, const Tensor& x2, const Tensor& weight, const Tensor& bias)
{
    expect_one_device("bilinear", x1, x2, weight, bias);
    check(x1, x2, weight);
    const std::int64_t out = weight.size(0), in1 = weight.size(1), in2 = weight.size(2);
    Shape sizes = x2.sizes();
    sizes[sizes.rank() - 1] = out;
    sizes.push_back(in1);
    const Tensor by_second = reshape(linear(x2, reshape(weight, Shape{out * in1, in2})), sizes);
    const std::int64_t dims[] = {-1};
    const Tensor y = sum(mul(by_second, unsqueeze(x1, -2)), dims);
    return bias.defined() ? add(y, bias) : y;
}

namespace {

std::vector<OpSample> samples()
{
    const auto values = [](const Shape& sizes) { return sample_values(sizes, -1, 1); };
    return {{{values({5, 3}), values({5, 4}), values({2, 3, 4}), values({2})}, {}},
            {{values({2, 3, 2}), values({2, 3, 1}), values({3, 2, 1})}, {}},
            {{values({3}), values({4}), values({2, 3, 4})}, {}}};
}

Tensor call(std::span<const Tensor> in, const Params&)
{
    return bilinear(in[0], in[1], in[2], in.size() > 3 ? in[3] : Tensor());
}

const RegisterOp registered{{"bilinear", call, samples, true, true}};

}  // namespace

}  // namespace ts
