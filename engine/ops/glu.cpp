#include "engine/ops/activation.h"
#include "engine/ops/elementwise.h"
#include "engine/ops/op_record.h"
#include "engine/ops/shape_ops.h"

namespace ts {

Tensor glu(const Tensor& x, std::int64_t dim)
{
    const std::int64_t size = x.size(dim);
    if (size % 2 != 0)
        throw ShapeError(translatable("engine", "glu: dimension %1 of shape %2 must have an even size."),
                         {std::to_string(dim), x.sizes().text()});
    return mul(narrow(x, dim, 0, size / 2), sigmoid(narrow(x, dim, size / 2, size / 2)));
}

namespace {

std::vector<OpSample> samples()
{
    return {{{sample_values({3, 8}, -2, 2)}, {}},
            {{sample_values({4, 3}, -2, 2)}, {{"dim", std::int64_t{0}}}},
            {{sample_values({2, 6, 3}, -2, 2)}, {{"dim", std::int64_t{1}}}},
            {{sample_values({0, 4}, -2, 2)}, {}}};
}

Tensor call(std::span<const Tensor> in, const Params& p)
{
    return glu(in[0], integer_attribute(p, "dim", -1));
}

const RegisterOp registered{{"glu", call, samples, true, true}};

}  // namespace

}  // namespace ts
