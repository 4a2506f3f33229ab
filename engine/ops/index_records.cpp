#include "engine/ops/elementwise.h"
#include "engine/ops/index.h"
#include "engine/ops/op_record.h"

namespace ts {

namespace {

using Longs = std::initializer_list<std::int64_t>;

Tensor values(const Shape& sizes)
{
    return sample_values(sizes, -2, 2);
}
Tensor longs(Longs list, const Shape& sizes)
{
    return tensor<std::int64_t>(list, sizes);
}
Tensor mask(const Shape& sizes)
{
    return gt(sample_values(sizes, -1, 1), scalar(0, DType::Float64));
}
Params along(std::int64_t dim)
{
    return {{"dim", dim}};
}

std::vector<OpSample> selections()
{
    return {{{values({5, 3}), longs({4, 0, 4, 2}, {4})}, along(0)},
            {{values({2, 3, 2}), longs({1, 1}, {2})}, along(1)},
            {{values({3}), longs({}, {0})}, along(0)}};
}
std::vector<OpSample> additions()
{
    return {{{values({5, 3}), longs({4, 0, 4, 2}, {4}), values({4, 3})}, along(0)},
            {{values({2, 3, 2}), longs({1, 1}, {2}), values({2, 2, 2})}, along(-2)}};
}
std::vector<OpSample> gathers()
{
    return {{{values({3, 5}), longs({0, 4, 1, 1, 2, 2, 3, 3}, {2, 4})}, along(1)},
            {{values({2, 3}), longs({1, 0, 1}, {1, 3})}, along(0)},
            {{values({2, 3}), longs({}, {0, 2})}, along(1)}};
}
std::vector<OpSample> along_dims()
{
    return {{{values({3, 5}), longs({0, 4}, {1, 2})}, along(1)}, {{values({1, 3}), longs({1, 0, 2, 2}, {2, 2})}, along(1)}};
}
std::vector<OpSample> scatters()
{
    return {{{values({3, 5}), longs({0, 4, 1, 2, 2, 3}, {3, 2}), values({3, 2})}, along(1)},
            {{values({3, 2}), longs({2, 0}, {1, 2}), values({2, 2})}, along(0)}};
}
std::vector<OpSample> repeated_scatters()
{
    std::vector<OpSample> list = scatters();
    list.push_back({{values({3, 5}), longs({0, 0, 0, 1, 1, 1}, {2, 3}), values({2, 3})}, along(1)});
    return list;
}
std::vector<OpSample> fills()
{
    return {{{values({3, 5}), mask({3, 5})}, {{"value", -7.0}}}, {{values({2, 3, 5}), mask({3, 1})}, {{"value", 0.5}}}};
}
std::vector<OpSample> maskings()
{
    return {{{values({3, 5}), mask({3, 5})}, {}}, {{values({2, 3}), mask({3})}, {}}, {{values({0, 3}), mask({3})}, {}}};
}
std::vector<OpSample> indexings()
{
    return {{{values({4, 3}), longs({0, -1, 2}, {3})}, {}},
            {{values({4, 3, 2}), longs({0, -1}, {2, 1}), longs({2, 1, 0}, {3})}, {}},
            {{values({4, 3}), mask({4, 3})}, {}},
            {{values({4, 3}), mask({4})}, {}},
            {{values({4, 3, 2}), Tensor(), longs({1, 0}, {2})}, {}},
            {{values({4, 3, 2}), longs({1, 0}, {2}), Tensor(), longs({1, 0}, {2})}, {}}};
}
std::vector<OpSample> assignments()
{
    return {{{values({4, 3}), values({2, 3}), longs({0, -1}, {2})}, {}},
            {{values({4, 3, 2}), values({2}), Tensor(), longs({1, 0}, {2})}, {}},
            {{values({4, 3}), values({}), mask({4})}, {}},
            {{values({4, 3}), values({3, 3}), longs({1, 1, 0}, {3})}, {{"accumulate", true}}}};
}
std::vector<OpSample> labels()
{
    return {{{longs({2, 0, 5}, {3})}, {{"num_classes", std::int64_t{6}}}}, {{longs({1, 3}, {1, 2})}, {}}};
}
std::vector<OpSample> masks()
{
    return {{{mask({3, 4})}, {}}, {{longs({0, 3, 0}, {3})}, {}}};
}

std::int64_t dim_of(const Params& p)
{
    return integer_attribute(p, "dim", 0);
}
Tensor call_index_select(std::span<const Tensor> in, const Params& p)
{
    return index_select(in[0], dim_of(p), in[1]);
}
Tensor call_index_add(std::span<const Tensor> in, const Params& p)
{
    return index_add(in[0], dim_of(p), in[1], in[2]);
}
Tensor call_gather(std::span<const Tensor> in, const Params& p)
{
    return gather(in[0], dim_of(p), in[1]);
}
Tensor call_take_along_dim(std::span<const Tensor> in, const Params& p)
{
    return take_along_dim(in[0], in[1], dim_of(p));
}
Tensor call_scatter(std::span<const Tensor> in, const Params& p)
{
    return in.size() > 2 ? scatter(in[0], dim_of(p), in[1], in[2])
                         : scatter(in[0], dim_of(p), in[1], number_attribute(p, "value", 0));
}
Tensor call_scatter_add(std::span<const Tensor> in, const Params& p)
{
    return scatter_add(in[0], dim_of(p), in[1], in[2]);
}
Tensor call_masked_fill(std::span<const Tensor> in, const Params& p)
{
    return masked_fill(in[0], in[1], number_attribute(p, "value", 0));
}
Tensor call_masked_select(std::span<const Tensor> in, const Params&)
{
    return masked_select(in[0], in[1]);
}
Tensor call_index(std::span<const Tensor> in, const Params&)
{
    return index(in[0], in.subspan(1));
}
Tensor call_index_put(std::span<const Tensor> in, const Params& p)
{
    return index_put(in[0], in.subspan(2), in[1], bool_attribute(p, "accumulate", false));
}
Tensor call_nonzero(std::span<const Tensor> in, const Params&)
{
    return nonzero(in[0]);
}
Tensor call_one_hot(std::span<const Tensor> in, const Params& p)
{
    return one_hot(in[0], integer_attribute(p, "num_classes", -1));
}

const RegisterOp registered[] = {
    RegisterOp{{"index_select", call_index_select, selections, true, true}},
    RegisterOp{{"index_add", call_index_add, additions, true, true}},
    RegisterOp{{"gather", call_gather, gathers, true, true}},
    RegisterOp{{"take_along_dim", call_take_along_dim, along_dims, true, true}},
    RegisterOp{{"scatter", call_scatter, scatters, true, true}},
    RegisterOp{{"scatter_add", call_scatter_add, repeated_scatters, true, true}},
    RegisterOp{{"masked_fill", call_masked_fill, fills, true, true}},
    RegisterOp{{"masked_select", call_masked_select, maskings, true, true}},
    RegisterOp{{"index", call_index, indexings, true, true}},
    RegisterOp{{"index_put", call_index_put, assignments, true, true}},
    RegisterOp{{"nonzero", call_nonzero, masks, false}},
    RegisterOp{{"one_hot", call_one_hot, labels, false}},
};

}  // namespace

}  // namespace ts
