#include "engine/ops/op_record.h"
#include "engine/ops/shape_ops.h"

namespace ts {

namespace {

using Ints = std::vector<std::int64_t>;

std::vector<OpSample> samples_of(std::initializer_list<Shape> shapes, const Params& attributes)
{
    std::vector<OpSample> list;
    for (const Shape& sizes : shapes)
        list.push_back({{sample_values(sizes, -2, 2)}, attributes});
    return list;
}
std::vector<OpSample> three_dimensional(const Params& attributes)
{
    return samples_of({{2, 3, 4}, {1, 2, 1}, {0, 3, 2}}, attributes);
}
std::vector<OpSample> plain()
{
    return three_dimensional({});
}
/// Shapes that a transposed layout can be seen as without a copy.
std::vector<OpSample> views()
{
    return {{{sample_values({6}, -2, 2)}, {{"shape", Ints{2, -1}}}},
            {{sample_values({2, 3}, -2, 2)}, {{"shape", Ints{2, 1, 3}}}},
            {{sample_values({1}, -2, 2)}, {{"shape", Ints{}}}},
            {{sample_values({0, 3}, -2, 2)}, {{"shape", Ints{3, 0}}}}};
}
std::vector<OpSample> reshapes()
{
    std::vector<OpSample> list = views();
    list.push_back({{sample_values({2, 3, 4}, -2, 2)}, {{"shape", Ints{4, -1}}}});
    return list;
}
std::vector<OpSample> transpositions()
{
    return three_dimensional({{"dim0", std::int64_t{0}}, {"dim1", std::int64_t{2}}});
}
std::vector<OpSample> orders()
{
    return three_dimensional({{"dims", Ints{2, 0, 1}}});
}
std::vector<OpSample> insertions()
{
    std::vector<OpSample> list;
    for (const std::int64_t dim : {0, 1, -1})
        list.push_back({{sample_values({2, 3}, -2, 2)}, {{"dim", dim}}});
    list.push_back({{sample_values({}, -2, 2)}, {{"dim", std::int64_t{0}}}});
    return list;
}
std::vector<OpSample> expansions()
{
    return samples_of({{4, 1}, {3, 4, 1}, {1}, {1, 1, 5}}, {{"sizes", Ints{3, 4, 5}}});
}
std::vector<OpSample> narrows()
{
    return samples_of({{3, 7}, {1, 5, 2}}, {{"dim", std::int64_t{1}}, {"start", std::int64_t{2}}, {"length", std::int64_t{3}}});
}
std::vector<OpSample> selections()
{
    return samples_of({{3, 7}, {2, 3, 2}}, {{"dim", std::int64_t{1}}, {"index", std::int64_t{-2}}});
}

Tensor call_view(std::span<const Tensor> in, const Params& p)
{
    return view(in[0], integers_attribute(p, "shape", {-1}));
}
Tensor call_reshape(std::span<const Tensor> in, const Params& p)
{
    return reshape(in[0], integers_attribute(p, "shape", {-1}));
}
Tensor call_flatten(std::span<const Tensor> in, const Params& p)
{
    return flatten(in[0], integer_attribute(p, "start_dim", 0), integer_attribute(p, "end_dim", -1));
}
Tensor call_transpose(std::span<const Tensor> in, const Params& p)
{
    return transpose(in[0], integer_attribute(p, "dim0", 0), integer_attribute(p, "dim1", 1));
}
Tensor call_permute(std::span<const Tensor> in, const Params& p)
{
    return permute(in[0], integers_attribute(p, "dims", {}));
}
Tensor call_unsqueeze(std::span<const Tensor> in, const Params& p)
{
    return unsqueeze(in[0], integer_attribute(p, "dim", 0));
}
Tensor call_expand(std::span<const Tensor> in, const Params& p)
{
    return expand(in[0], integers_attribute(p, "sizes", {}));
}
Tensor call_narrow(std::span<const Tensor> in, const Params& p)
{
    return narrow(in[0], integer_attribute(p, "dim", 0), integer_attribute(p, "start", 0), integer_attribute(p, "length", 1));
}
Tensor call_select(std::span<const Tensor> in, const Params& p)
{
    return select(in[0], integer_attribute(p, "dim", 0), integer_attribute(p, "index", 0));
}
template <Tensor (*F)(const Tensor&)> Tensor call(std::span<const Tensor> in, const Params&)
{
    return F(in[0]);
}

const RegisterOp registered[] = {
    RegisterOp{{"view", call_view, views, true, true}},
    RegisterOp{{"reshape", call_reshape, reshapes, true, true}},
    RegisterOp{{"flatten", call_flatten, plain, true, true}},
    RegisterOp{{"transpose", call_transpose, transpositions, true, true}},
    RegisterOp{{"permute", call_permute, orders, true, true}},
    RegisterOp{{"unsqueeze", call_unsqueeze, insertions, true, true}},
    RegisterOp{{"expand", call_expand, expansions, true, true}},
    RegisterOp{{"narrow", call_narrow, narrows, true, true}},
    RegisterOp{{"select", call_select, selections, true, true}},
    RegisterOp{{"contiguous", call<contiguous>, plain, true, true}},
    RegisterOp{{"clone", call<clone>, plain, true, true}},
};

}  // namespace

}  // namespace ts
