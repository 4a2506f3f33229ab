#include <algorithm>
#include <optional>

#include "engine/nn/function_module.h"
#include "engine/nn/shape_checks.h"
#include "engine/nn/tensor_ports.h"
#include "engine/ops/rearrange.h"
#include "engine/ops/shape_ops.h"

namespace ts::nn {
namespace {

std::optional<std::int64_t> bound(const ParamReader& params, std::string_view name)
{
    return params.is_null(name) ? std::nullopt : std::optional(params.integer(name));
}

Range range_of(const ParamReader& params)
{
    const std::int64_t step = params.integer("step");
    if (step == 0)
        throw ShapeError(translatable("engine", "Slice needs a step other than 0; -1 reverses."), {});
    return {bound(params, "start"), bound(params, "end"), step};
}

/// How many entries Python's start:end:step takes of `size`.
std::int64_t length_of(const Range& range, std::int64_t size)
{
    const std::int64_t low = range.step > 0 ? 0 : -1, high = range.step > 0 ? size : size - 1;
    const auto place = [&](std::optional<std::int64_t> i, std::int64_t fallback) {
        return i ? std::clamp(*i < 0 ? *i + size : *i, low, high) : fallback;
    };
    const std::int64_t start = place(range.start, range.step > 0 ? 0 : size - 1),
                       end = place(range.end, range.step > 0 ? size : -1);
    const std::int64_t distance = range.step > 0 ? end - start : start - end, step = std::abs(range.step);
    return distance <= 0 ? 0 : (distance - 1) / step + 1;
}

NodeShapes slice_shapes(const ShapeQuery& query)
{
    SymbolicShape shape = query.input().shape;
    const Range range = range_of(query.params);
    Dim& dim = shape[dim_index("Slice", query.params.integer("dim"), shape)];
    const bool whole = !range.start && !range.end && std::abs(range.step) == 1;
    if (!whole) {
        dim = Dim(length_of(range, known_size("Slice", dim)));
        if (dim.factor == 0)
            throw ShapeError(translatable("engine", "Slice leaves nothing of %1."), {to_text(query.input().shape)});
    }
    return one_output(query.input().dtype, shape);
}

std::unique_ptr<Module> make_slice(const BuildQuery& query)
{
    return make_function_module(
        [range = range_of(query.params), dim = query.params.integer("dim")](std::span<const Tensor> inputs, const RunContext&) {
            std::vector<Range> ranges(static_cast<std::size_t>(normalize_dim(dim, inputs[0].dim(), "slice")) + 1);
            ranges.back() = range;
            return slice(inputs[0], ranges);
        });
}

NodeShapes select_shapes(const ShapeQuery& query)
{
    SymbolicShape shape = query.input().shape;
    const std::size_t at = dim_index("Select", query.params.integer("dim"), shape);
    const std::int64_t index = query.params.integer("index"), size = shape[at].factor;
    if (shape[at].known() && (index < -size || index >= size))
        throw ShapeError(translatable("engine", "Select is set to entry %1, but dimension %2 of %3 has only %4."),
                         {std::to_string(index), std::to_string(at), to_text(shape), std::to_string(size)});
    shape.erase(shape.begin() + static_cast<std::ptrdiff_t>(at));
    return one_output(query.input().dtype, shape);
}

std::unique_ptr<Module> make_select(const BuildQuery& query)
{
    return make_function_module([dim = query.params.integer("dim"),
                                 index = query.params.integer("index")](std::span<const Tensor> inputs, const RunContext&) {
        return select(inputs[0], dim, index);
    });
}

NodeShapes split_shapes(const ShapeQuery& query)
{
    SymbolicShape first = query.input().shape, rest = first;
    const std::size_t at = dim_index("Split", query.params.integer("dim"), first);
    const std::int64_t size = known_size("Split", first[at]), wanted = query.params.integer("split_size");
    if (wanted >= size)
        throw ShapeError(translatable("engine",
                                      "Split wants %1 of %2 entries (%3) for the first part, which leaves none for the "
                                      "rest."),
                         {std::to_string(wanted), std::to_string(size), to_text(first)});
    first[at] = Dim(wanted);
    rest[at] = Dim(size - wanted);
    NodeShapes shapes;
    shapes.outputs = {{query.input().dtype, first}, {query.input().dtype, rest}};
    return shapes;
}

std::unique_ptr<Module> make_split(const BuildQuery& query)
{
    return make_several_outputs([size = query.params.integer("split_size"),
                                 dim = query.params.integer("dim")](std::span<const Tensor> inputs, const RunContext&) {
        const std::int64_t sizes[] = {size, inputs[0].size(dim) - size};
        return split(inputs[0], sizes, dim);
    });
}

std::vector<PortSpec> any_input()
{
    return {any_port("input", translatable("engine", "any shape"))};
}

ParamSpec bound_param(std::string name, std::string help, std::string null_text)
{
    return {.name = std::move(name),
            .type = ParamType::Int,
            .default_value = {},
            .help = std::move(help),
            .minimum = -1e9,
            .maximum = 1e9,
            .allow_null = true,
            .null_text = std::move(null_text)};
}

const RegisterNodeType slice_node{{
    .name = "Slice",
    .title = "Slice",
    .category = Category::Shape,
    .help = translatable("engine", "Takes a range of entries along a dimension, as Python's start:end:step."),
    .inputs = any_input(),
    .outputs = {any_port("output", translatable("engine", "the entries in the range"))},
    .params = {dim_param(1, translatable("engine", "Dimension to cut; 1 is features, channels or time.")),
               bound_param("start", translatable("engine", "First entry; negative counts from the end."),
                           translatable("engine", "begin")),
               bound_param("end", translatable("engine", "Entry to stop before; negative counts from the end."),
                           translatable("engine", "end")),
               {.name = "step",
                .type = ParamType::Int,
                .default_value = std::int64_t{1},
                .help = translatable("engine", "Every how many entries; negative goes backwards."),
                .minimum = -1e9,
                .maximum = 1e9}},
    .shapes = slice_shapes,
    .module = make_slice,
    .headline = {"start", "end"},
    .keywords = {"narrow", "crop", "range", "cut", "subsample"},
}};

const RegisterNodeType select_node{{
    .name = "Select",
    .title = "Select",
    .category = Category::Shape,
    .help = translatable("engine", "Takes one entry along a dimension, which disappears."),
    .inputs = any_input(),
    .outputs = {any_port("output", translatable("engine", "the entry"))},
    .params = {dim_param(1, translatable("engine", "Dimension to choose from; 1 is features, channels or time.")),
               {.name = "index",
                .type = ParamType::Int,
                .default_value = std::int64_t{0},
                .help = translatable("engine", "Which entry; -1 is the last."),
                .minimum = -1e9,
                .maximum = 1e9}},
    .shapes = select_shapes,
    .module = make_select,
    .headline = {"dim", "index"},
    .rare = true,
    .keywords = {"pick", "entry", "last step", "channel"},
}};

const RegisterNodeType split_node{{
    .name = "Split",
    .title = "Split",
    .category = Category::Shape,
    .help = translatable("engine", "Cuts a tensor in two along a dimension."),
    .inputs = any_input(),
    .outputs
    = {any_port("first", translatable("engine", "the first entries")), any_port("rest", translatable("engine", "the others"))},
    .params = {{.name = "split_size",
                .type = ParamType::Int,
                .default_value = std::int64_t{1},
                .help = translatable("engine", "Entries in the first part."),
                .minimum = 1,
                .maximum = 1e9},
               dim_param(1, translatable("engine", "Dimension to cut; 1 is features, channels or time."))},
    .shapes = split_shapes,
    .module = make_split,
    .headline = {"split_size", "dim"},
    .rare = true,
    .keywords = {"chunk", "cut", "halves", "divide"},
}};

}  // namespace
}  // namespace ts::nn
