#include "engine/ops/op_record.h"
#include "engine/ops/order.h"

namespace ts {

namespace {

using Ints = std::vector<std::int64_t>;

OpSample of(const Shape& sizes, const Params& attributes)
{
    return {{sample_values(sizes, -2, 2)}, attributes};
}

std::vector<OpSample> choices()
{
    std::vector<OpSample> list{of({3, 4}, {}), of({1}, {}), of({}, {})};
    for (const std::int64_t dim : {0, 1, -1})
        list.push_back(of({2, 3, 4}, {{"dim", dim}, {"keepdim", dim == 1}}));
    list.push_back(of({0, 3}, {{"dim", std::int64_t{1}}}));
    return list;
}
std::vector<OpSample> orders()
{
    return {of({3, 6}, {{"dim", std::int64_t{1}}, {"descending", true}}), of({2, 5, 3}, {{"dim", std::int64_t{1}}}),
            of({1}, {}), of({0, 3}, {{"dim", std::int64_t{0}}})};
}
std::vector<OpSample> best()
{
    return {of({3, 8}, {{"k", std::int64_t{3}}, {"dim", std::int64_t{1}}}),
            of({5, 2, 3}, {{"k", std::int64_t{2}}, {"dim", std::int64_t{0}}, {"largest", false}}),
            of({3}, {{"k", std::int64_t{3}}})};
}
std::vector<OpSample> truths()
{
    return {{{tensor<bool>({true, false, true, true}, {2, 2})}, {}},
            {{tensor<bool>({true, false, true, true}, {2, 2})}, {{"dim", Ints{1}}, {"keepdim", true}}},
            {{tensor<double>({0, 2})}, {}},
            {{zeros({0, 2}, DType::Bool)}, {{"dim", Ints{0}}}}};
}

/// One value of all without the attribute "dim", as torch.max; else values and indices.
template <ValuesAndIndices (*Along)(const Tensor&, std::int64_t, bool),
          Tensor (*Whole)(const Tensor&, std::span<const std::int64_t>, bool)>
std::vector<Tensor> call_extreme(std::span<const Tensor> in, const Params& p)
{
    const Ints dim = integers_attribute(p, "dim", {});
    if (dim.empty())
        return {Whole(in[0], {}, false)};
    const ValuesAndIndices found = Along(in[0], dim[0], bool_attribute(p, "keepdim", false));
    return {found.values, found.indices};
}
template <Tensor (*Along)(const Tensor&, std::int64_t, bool), Tensor (*Whole)(const Tensor&)>
Tensor call_index(std::span<const Tensor> in, const Params& p)
{
    const Ints dim = integers_attribute(p, "dim", {});
    return dim.empty() ? Whole(in[0]) : Along(in[0], dim[0], bool_attribute(p, "keepdim", false));
}
std::vector<Tensor> call_sort(std::span<const Tensor> in, const Params& p)
{
    const ValuesAndIndices found = sort(in[0], integer_attribute(p, "dim", -1), bool_attribute(p, "descending", false));
    return {found.values, found.indices};
}
Tensor call_argsort(std::span<const Tensor> in, const Params& p)
{
    return argsort(in[0], integer_attribute(p, "dim", -1), bool_attribute(p, "descending", false));
}
std::vector<Tensor> call_topk(std::span<const Tensor> in, const Params& p)
{
    const ValuesAndIndices found
        = topk(in[0], integer_attribute(p, "k", 1), integer_attribute(p, "dim", -1), bool_attribute(p, "largest", true));
    return {found.values, found.indices};
}
template <Tensor (*F)(const Tensor&, std::span<const std::int64_t>, bool)>
Tensor call_truth(std::span<const Tensor> in, const Params& p)
{
    return F(in[0], integers_attribute(p, "dim", {}), bool_attribute(p, "keepdim", false));
}

const RegisterOp registered[] = {
    RegisterOp{{"max", call_extreme<max, amax>, choices, true, true}},
    RegisterOp{{"min", call_extreme<min, amin>, choices, true, true}},
    RegisterOp{{"argmax", call_index<argmax, argmax>, choices, false}},
    RegisterOp{{"argmin", call_index<argmin, argmin>, choices, false}},
    RegisterOp{{"sort", call_sort, orders, true, true}},
    RegisterOp{{"argsort", call_argsort, orders, false}},
    RegisterOp{{"topk", call_topk, best, true, true}},
    RegisterOp{{"all", call_truth<all>, truths, false}},
    RegisterOp{{"any", call_truth<any>, truths, false}},
};

}  // namespace

}  // namespace ts
