#include "engine/graph/conversion_fix.h"

#include <cmath>

namespace ts {
namespace {

using Specs = std::vector<std::optional<TensorSpec>>;
using Sizes = std::vector<std::int64_t>;

/// Specs that come out of a node of this type, or nothing where it refuses.
std::optional<NodeShapes> try_rule(const NodeType& type, const Params& params, const Specs& specs,
                                   const std::filesystem::path& base_dir)
{
    try {
        return type.shapes({ParamReader(type.params, params), specs, base_dir});
    } catch (const std::exception&) {
        return std::nullopt;
    }
}

/// Shapes that one example of `shape` is likely meant to have: square images in a row of numbers, a channel for grey
/// images, no dimension for a column of single numbers.
std::vector<Sizes> likely_shapes(const SymbolicShape& shape)
{
    std::vector<Sizes> shapes;
    if (shape.size() == 3 && shape[1].known() && shape[2].known())
        shapes.push_back({1, shape[1].factor, shape[2].factor});
    if (shape.size() != 2 || !shape[1].known())
        return shapes;
    const std::int64_t numbers = shape[1].factor;
    if (numbers == 1)
        shapes.push_back({});
    for (const std::int64_t channels : {1, 3}) {
        const std::int64_t side = std::llround(std::sqrt(static_cast<double>(numbers) / static_cast<double>(channels)));
        if (side > 1 && channels * side * side == numbers)
            shapes.push_back({channels, side, side});
    }
    return shapes;
}

std::vector<ConversionFix> candidates(std::size_t input, const TensorSpec& spec)
{
    std::vector<ConversionFix> fixes;
    if (spec.shape.size() > 2)
        fixes.push_back({input, "Flatten", {}});
    for (Sizes& sizes : likely_shapes(spec.shape))
        fixes.push_back({input, "Reshape", {{"shape", std::move(sizes)}}});
    return fixes;
}

bool works(const ConversionFix& fix, const GraphNode& node, const NodeType& type, Specs specs,
           const std::filesystem::path& base_dir)
{
    const NodeType* converter = find_node_type(fix.type);
    if (!converter)
        return false;
    const auto converted = try_rule(*converter, fix.params, {specs[fix.input]}, base_dir);
    if (!converted)
        return false;
    specs[fix.input] = converted->outputs.front();
    return try_rule(type, node.params, specs, base_dir).has_value();
}

}  // namespace

std::optional<ConversionFix> find_conversion(const GraphNode& node, const NodeType& type, const Specs& specs,
                                             const std::filesystem::path& base_dir)
{
    for (std::size_t input = 0; input < specs.size(); ++input) {
        if (!specs[input])
            continue;
        for (ConversionFix& fix : candidates(input, *specs[input]))
            if (works(fix, node, type, specs, base_dir))
                return std::move(fix);
    }
    return std::nullopt;
}

}  // namespace ts
