#include "engine/nn/loss_settings.h"

#include "engine/nn/shape_checks.h"
#include "engine/ops/shape_ops.h"

namespace ts::nn {

ParamSpec reduction_param()
{
    return {.name = "reduction",
            .type = ParamType::Choice,
            .default_value = std::string("mean"),
            .help = translatable("engine", "How the losses of a batch become one number."),
            .choices = {"mean", "sum"},
            .advanced = true};
}

Reduction reduction_of(const BuildQuery& query)
{
    return query.params.text("reduction") == "sum" ? Reduction::Sum : Reduction::Mean;
}

namespace {

SymbolicShape without_last_one(SymbolicShape shape)
{
    if (shape.size() == 2 && shape.back() == Dim(1))
        shape.pop_back();
    return shape;
}

}  // namespace

NodeShapes compared_shapes(const ShapeQuery& query, const char* type)
{
    const SymbolicShape& input = query.input(0).shape;
    const SymbolicShape& target = query.input(1).shape;
    if (without_last_one(input) != without_last_one(target))
        throw ShapeError(translatable("engine", "%1 compares number by number, but input is %2 and target is %3."),
                         {type, to_text(input), to_text(target)});
    return one_number(query, 3);
}

Tensor without_last_one(const Tensor& values)
{
    return values.dim() == 2 && values.size(1) == 1 ? ts::squeeze(values, 1) : values;
}

NodeShapes one_number(const ShapeQuery& query, double flops_per_number)
{
    NodeShapes shapes;
    shapes.outputs = {{query.input().dtype, {}}};
    shapes.flops_per_sample = flops_per_number * numbers_per_sample(query.input().shape);
    return shapes;
}

std::vector<PortSpec> loss_output()
{
    return {{.name = "loss", .help = translatable("engine", "one number, to be made small")}};
}

}  // namespace ts::nn
