#include <algorithm>

#include "engine/nn/function_module.h"
#include "engine/nn/shape_checks.h"
#include "engine/nn/tensor_ports.h"
#include "engine/ops/rearrange.h"
#include "engine/ops/shape_ops.h"

namespace ts::nn {
namespace {

NodeShapes permute_shapes(const ShapeQuery& query)
{
    const SymbolicShape& shape = query.input().shape;
    const std::vector<std::size_t> order = dim_indices("Permute", query.params.integers("dims"), shape);
    if (order.size() != shape.size())
        throw ShapeError(
            translatable("engine", "Permute names %1 dimensions (%2), but %3 has %4."),
            {std::to_string(order.size()), to_text(query.params.value("dims")), to_text(shape), std::to_string(shape.size())});
    SymbolicShape result;
    for (const std::size_t dim : order)
        result.push_back(shape[dim]);
    return one_output(query.input().dtype, result);
}

std::unique_ptr<Module> make_permute(const BuildQuery& query)
{
    return make_function_module([dims = query.params.integers("dims")](std::span<const Tensor> inputs, const RunContext&) {
        return permute(inputs[0], dims);
    });
}

NodeShapes transpose_shapes(const ShapeQuery& query)
{
    SymbolicShape shape = query.input().shape;
    std::swap(shape[dim_index("Transpose", query.params.integer("dim0"), shape)],
              shape[dim_index("Transpose", query.params.integer("dim1"), shape)]);
    return one_output(query.input().dtype, shape);
}

std::unique_ptr<Module> make_transpose(const BuildQuery& query)
{
    return make_function_module([dim0 = query.params.integer("dim0"),
                                 dim1 = query.params.integer("dim1")](std::span<const Tensor> inputs, const RunContext&) {
        return transpose(inputs[0], dim0, dim1);
    });
}

/// The dimensions that Squeeze takes away: the one named, or all that are 1 whatever the batch is.
std::vector<std::size_t> squeezed(const ParamReader& params, const SymbolicShape& shape)
{
    std::vector<std::size_t> out;
    if (!params.is_null("dim")) {
        const std::size_t dim = dim_index("Squeeze", params.integer("dim"), shape);
        if (shape[dim] != Dim(1))
            throw ShapeError(translatable("engine", "Squeeze is set to dimension %1, but its size in %2 is %3, not 1."),
                             {std::to_string(dim), to_text(shape), shape[dim].text()});
        return {dim};
    }
    for (std::size_t i = 0; i < shape.size(); ++i)
        if (shape[i] == Dim(1))
            out.push_back(i);
    return out;
}

NodeShapes squeeze_shapes(const ShapeQuery& query)
{
    const SymbolicShape& shape = query.input().shape;
    const std::vector<std::size_t> gone = squeezed(query.params, shape);
    SymbolicShape result;
    for (std::size_t i = 0; i < shape.size(); ++i)
        if (std::ranges::find(gone, i) == gone.end())
            result.push_back(shape[i]);
    return one_output(query.input().dtype, result);
}

std::unique_ptr<Module> make_squeeze(const BuildQuery& query)
{
    std::vector<std::size_t> gone = squeezed(query.params, query.inputs[0].value_or(TensorSpec{}).shape);
    std::ranges::reverse(gone);
    return make_function_module([gone](std::span<const Tensor> inputs, const RunContext&) {
        Tensor out = inputs[0];
        for (const std::size_t dim : gone)
            out = squeeze(out, static_cast<std::int64_t>(dim));
        return out;
    });
}

NodeShapes unsqueeze_shapes(const ShapeQuery& query)
{
    SymbolicShape shape = query.input().shape, longer = shape;
    longer.emplace_back(1);
    const auto at = static_cast<std::ptrdiff_t>(dim_index("Unsqueeze", query.params.integer("dim"), longer));
    shape.insert(shape.begin() + at, Dim(1));
    return one_output(query.input().dtype, shape);
}

std::unique_ptr<Module> make_unsqueeze(const BuildQuery& query)
{
    return make_function_module([dim = query.params.integer("dim")](std::span<const Tensor> inputs, const RunContext&) {
        return unsqueeze(inputs[0], dim);
    });
}

NodeShapes expand_shapes(const ShapeQuery& query)
{
    const SymbolicShape& shape = query.input().shape;
    const std::vector<std::int64_t> sizes = query.params.integers("sizes");
    SymbolicShape result;
    const std::size_t extra = sizes.size() - std::min(sizes.size(), shape.size());
    for (std::size_t i = 0; i < sizes.size(); ++i) {
        const bool fits
            = i < extra ? sizes[i] >= 0 : sizes[i] == -1 || shape[i - extra] == Dim(1) || shape[i - extra] == Dim(sizes[i]);
        if (!fits || sizes.size() < shape.size())
            throw ShapeError(
                translatable("engine", "Expand cannot make (%1) of %2: only sizes of 1 are repeated, and -1 keeps one."),
                {to_text(query.params.value("sizes")), to_text(shape)});
        result.push_back(sizes[i] == -1 ? shape[i - extra] : Dim(sizes[i]));
    }
    return one_output(query.input().dtype, result);
}

std::unique_ptr<Module> make_expand(const BuildQuery& query)
{
    return make_function_module([sizes = query.params.integers("sizes")](std::span<const Tensor> inputs, const RunContext&) {
        return expand(inputs[0], sizes);
    });
}

std::vector<PortSpec> any_input()
{
    return {any_port("input", translatable("engine", "any shape"))};
}

const RegisterNodeType permute_node{{
    .name = "Permute",
    .title = "Permute",
    .category = Category::Shape,
    .help = translatable("engine", "Puts the dimensions in another order."),
    .inputs = any_input(),
    .outputs = {any_port("output", translatable("engine", "the same numbers, dimensions reordered"))},
    .params = {dims_param({0, 2, 1}, translatable("engine", "For each new dimension which old one it is; 0 is the batch."))},
    .shapes = permute_shapes,
    .module = make_permute,
    .headline = {"dims"},
    .keywords = {"transpose", "reorder", "axes", "channels last"},
}};

const RegisterNodeType transpose_node{{
    .name = "Transpose",
    .title = "Transpose",
    .category = Category::Shape,
    .help = translatable("engine", "Exchanges two dimensions."),
    .inputs = any_input(),
    .outputs = {any_port("output", translatable("engine", "the same numbers, turned"))},
    .params = {{.name = "dim0",
                .type = ParamType::Int,
                .default_value = std::int64_t{-2},
                .help = translatable("engine", "One dimension; -1 is the last."),
                .minimum = -8,
                .maximum = 7},
               {.name = "dim1",
                .type = ParamType::Int,
                .default_value = std::int64_t{-1},
                .help = translatable("engine", "The other dimension."),
                .minimum = -8,
                .maximum = 7}},
    .shapes = transpose_shapes,
    .module = make_transpose,
    .headline = {"dim0", "dim1"},
    .keywords = {"swap", "turn", "axes", "matrix"},
}};

const RegisterNodeType squeeze_node{{
    .name = "Squeeze",
    .title = "Squeeze",
    .category = Category::Shape,
    .help = translatable("engine", "Takes away dimensions of size 1."),
    .inputs = any_input(),
    .outputs = {any_port("output", translatable("engine", "the same numbers with fewer dimensions"))},
    .params = {{.name = "dim",
                .type = ParamType::Int,
                .default_value = {},
                .help = translatable("engine", "The dimension to take away; all of size 1 but the batch."),
                .minimum = -8,
                .maximum = 7,
                .allow_null = true,
                .null_text = translatable("engine", "all")}},
    .shapes = squeeze_shapes,
    .module = make_squeeze,
    .headline = {"dim"},
    .rare = true,
    .keywords = {"remove", "singleton"},
}};

const RegisterNodeType unsqueeze_node{{
    .name = "Unsqueeze",
    .title = "Unsqueeze",
    .category = Category::Shape,
    .help = translatable("engine", "Puts in a dimension of size 1, such as a channel for grey images."),
    .inputs = any_input(),
    .outputs = {any_port("output", translatable("engine", "the same numbers with one dimension more"))},
    .params = {dim_param(1, translatable("engine", "Where the new dimension stands in the result."))},
    .shapes = unsqueeze_shapes,
    .module = make_unsqueeze,
    .headline = {"dim"},
    .rare = true,
    .keywords = {"insert", "singleton", "channel", "expand dims"},
}};

const RegisterNodeType expand_node{{
    .name = "Expand",
    .title = "Expand",
    .category = Category::Shape,
    .help = translatable("engine", "Repeats dimensions of size 1 without copying."),
    .inputs = any_input(),
    .outputs = {any_port("output", translatable("engine", "the new shape"))},
    .params = {{.name = "sizes",
                .type = ParamType::IntList,
                .default_value = std::vector<std::int64_t>{-1, -1},
                .help = translatable("engine", "All sizes with the batch; -1 keeps a size."),
                .minimum = -1,
                .maximum = 1e9}},
    .shapes = expand_shapes,
    .module = make_expand,
    .headline = {"sizes"},
    .rare = true,
    .keywords = {"broadcast", "repeat"},
}};

}  // namespace
}  // namespace ts::nn
