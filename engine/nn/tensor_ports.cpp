#include "engine/nn/tensor_ports.h"

#include <algorithm>

#include "engine/nn/shape_checks.h"

namespace ts::nn {

PortSpec any_port(std::string name, std::string help)
{
    return {.name = std::move(name), .kind = PortKind::Any, .help = std::move(help)};
}

ParamSpec dim_param(std::int64_t value, std::string help)
{
    return {
        .name = "dim", .type = ParamType::Int, .default_value = value, .help = std::move(help), .minimum = -8, .maximum = 7};
}

ParamSpec dims_param(std::vector<std::int64_t> value, std::string help)
{
    return {.name = "dims",
            .type = ParamType::IntList,
            .default_value = std::move(value),
            .help = std::move(help),
            .minimum = -8,
            .maximum = 7};
}

NodeShapes one_output(DType dtype, SymbolicShape shape)
{
    NodeShapes shapes;
    shapes.outputs = {{dtype, std::move(shape)}};
    return shapes;
}

SymbolicShape broadcast(std::string_view type, const SymbolicShape& a, const SymbolicShape& b)
{
    const SymbolicShape& longer = a.size() >= b.size() ? a : b;
    const SymbolicShape& shorter = a.size() >= b.size() ? b : a;
    SymbolicShape result = longer;
    const std::size_t lead = longer.size() - shorter.size();
    for (std::size_t i = 0; i < shorter.size(); ++i) {
        Dim& dim = result[lead + i];
        if (dim == Dim(1))
            dim = shorter[i];
        else if (shorter[i] != Dim(1) && shorter[i] != dim)
            throw ShapeError(translatable("engine", "%1 gets %2 and %3: counted from the right, sizes must be equal or 1."),
                             {std::string(type), to_text(a), to_text(b)});
    }
    return result;
}

std::vector<std::size_t> dim_indices(std::string_view type, const std::vector<std::int64_t>& dims, const SymbolicShape& shape)
{
    std::vector<std::size_t> out;
    for (const std::int64_t dim : dims) {
        out.push_back(dim_index(type, dim, shape));
        if (std::ranges::count(out, out.back()) > 1)
            throw ShapeError(translatable("engine", "%1 names dimension %2 twice."), {std::string(type), std::to_string(dim)});
    }
    return out;
}

}  // namespace ts::nn
