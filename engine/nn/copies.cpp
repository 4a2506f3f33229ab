#include "engine/nn/function_module.h"
#include "engine/nn/shape_checks.h"
#include "engine/nn/tensor_ports.h"
#include "engine/ops/rearrange.h"
#include "engine/ops/shape_ops.h"

namespace ts::nn {
namespace {

NodeShapes repeat_shapes(const ShapeQuery& query)
{
    SymbolicShape shape = query.input().shape;
    const std::vector<std::int64_t> repeats = query.params.integers("repeats");
    if (repeats.size() < shape.size())
        throw ShapeError(translatable("engine",
                                      "Repeat has %1 counts (%2) for the %3 dimensions of %4; each needs one, the batch "
                                      "included."),
                         {std::to_string(repeats.size()), to_text(query.params.value("repeats")), std::to_string(shape.size()),
                          to_text(shape)});
    shape.insert(shape.begin(), repeats.size() - shape.size(), Dim(1));
    for (std::size_t i = 0; i < shape.size(); ++i)
        shape[i].factor *= repeats[i];
    return one_output(query.input().dtype, shape);
}

std::unique_ptr<Module> make_repeat(const BuildQuery& query)
{
    return make_function_module([repeats = query.params.integers("repeats")](
                                    std::span<const Tensor> inputs, const RunContext&) { return repeat(inputs[0], repeats); });
}

NodeShapes flip_shapes(const ShapeQuery& query)
{
    dim_indices("Flip", query.params.integers("dims"), query.input().shape);
    return one_output(query.input().dtype, query.input().shape);
}

std::unique_ptr<Module> make_flip(const BuildQuery& query)
{
    return make_function_module([dims = query.params.integers("dims")](std::span<const Tensor> inputs, const RunContext&) {
        return flip(inputs[0], dims);
    });
}

NodeShapes roll_shapes(const ShapeQuery& query)
{
    dim_index("Roll", query.params.integer("dim"), query.input().shape);
    return one_output(query.input().dtype, query.input().shape);
}

std::unique_ptr<Module> make_roll(const BuildQuery& query)
{
    return make_function_module([shift = query.params.integer("shifts"),
                                 dim = query.params.integer("dim")](std::span<const Tensor> inputs, const RunContext&) {
        const std::int64_t shifts[] = {shift}, dims[] = {dim};
        return roll(inputs[0], shifts, dims);
    });
}

NodeShapes stack_shapes(const ShapeQuery& query)
{
    TensorSpec result = query.input();
    SymbolicShape longer = result.shape;
    longer.emplace_back(1);
    const auto at = static_cast<std::ptrdiff_t>(dim_index("Stack", query.params.integer("dim"), longer));
    for (std::size_t i = 1; i < query.inputs.size(); ++i) {
        if (query.input(i).shape != query.input().shape)
            throw ShapeError(translatable("engine",
                                          "Stack gets %1 and %2: all shapes must be equal. Concat joins along a dimension "
                                          "that differs."),
                             {to_text(query.input().shape), to_text(query.input(i).shape)});
        result.dtype = promote(result.dtype, query.input(i).dtype);
    }
    result.shape.insert(result.shape.begin() + at, Dim(static_cast<std::int64_t>(query.inputs.size())));
    return one_output(result.dtype, result.shape);
}

std::unique_ptr<Module> make_stack(const BuildQuery& query)
{
    return make_function_module(
        [dim = query.params.integer("dim")](std::span<const Tensor> inputs, const RunContext&) { return stack(inputs, dim); });
}

std::vector<PortSpec> any_input()
{
    return {any_port("input", translatable("engine", "any shape"))};
}

const RegisterNodeType repeat_node{{
    .name = "Repeat",
    .title = "Repeat",
    .category = Category::Shape,
    .help = translatable("engine", "Puts copies of a tensor side by side."),
    .inputs = any_input(),
    .outputs = {any_port("output", translatable("engine", "the copies in one"))},
    .params = {{.name = "repeats",
                .type = ParamType::IntList,
                .default_value = std::vector<std::int64_t>{1, 2},
                .help = translatable("engine", "How many copies along each dimension; the first is the batch."),
                .minimum = 1,
                .maximum = 1e6}},
    .shapes = repeat_shapes,
    .module = make_repeat,
    .headline = {"repeats"},
    .rare = true,
    .keywords = {"tile", "copy", "upsample"},
}};

const RegisterNodeType flip_node{{
    .name = "Flip",
    .title = "Flip",
    .category = Category::Shape,
    .help = translatable("engine", "Reverses the order along dimensions, such as time or the width of images."),
    .inputs = any_input(),
    .outputs = {any_port("output", translatable("engine", "the same shape"))},
    .params = {dims_param({-1}, translatable("engine", "Dimensions to reverse; -1 is the last."))},
    .shapes = flip_shapes,
    .module = make_flip,
    .headline = {"dims"},
    .rare = true,
    .keywords = {"reverse", "mirror"},
}};

const RegisterNodeType roll_node{{
    .name = "Roll",
    .title = "Roll",
    .category = Category::Shape,
    .help = translatable("engine", "Moves entries round along a dimension; what leaves at the end comes in at the beginning."),
    .inputs = any_input(),
    .outputs = {any_port("output", translatable("engine", "the same shape"))},
    .params = {{.name = "shifts",
                .type = ParamType::Int,
                .default_value = std::int64_t{1},
                .help = translatable("engine", "By how many places; negative moves towards the beginning."),
                .minimum = -1e9,
                .maximum = 1e9},
               dim_param(1, translatable("engine", "Dimension to move along."))},
    .shapes = roll_shapes,
    .module = make_roll,
    .headline = {"shifts", "dim"},
    .rare = true,
    .keywords = {"shift", "rotate", "cyclic", "delay"},
}};

const RegisterNodeType stack_node{{
    .name = "Stack",
    .title = "Stack",
    .category = Category::Shape,
    .help = translatable("engine", "Puts tensors of equal shape side by side along a new dimension."),
    .inputs
    = {{.name = "inputs", .kind = PortKind::Any, .help = translatable("engine", "tensors of equal shape"), .multiple = true}},
    .outputs = {any_port("output", translatable("engine", "all of them in one"))},
    .params = {dim_param(1, translatable("engine", "Where the new dimension stands in the result."))},
    .shapes = stack_shapes,
    .module = make_stack,
    .headline = {"dim"},
    .rare = true,
    .keywords = {"join", "concat", "merge", "sequence"},
}};

}  // namespace
}  // namespace ts::nn
