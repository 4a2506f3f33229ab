#include "engine/nn/function_module.h"
#include "engine/nn/shape_checks.h"
#include "engine/ops/recurrent.h"

namespace ts::nn {
namespace {

NodeShapes last_step_shapes(const ShapeQuery& query)
{
    SymbolicShape shape = query.input().shape;
    if (shape.size() < 2)
        throw ShapeError(translatable("engine", "LastStep takes sequences (N, T, C) but gets %1."), {to_text(shape)});
    shape.erase(shape.begin() + 1);
    NodeShapes shapes;
    shapes.outputs = {{query.input().dtype, std::move(shape)}};
    return shapes;
}

std::unique_ptr<Module> make_last_step(const BuildQuery&)
{
    return make_function_module(
        [](std::span<const Tensor> inputs, const RunContext&) { return ts::last_step(inputs[0], inputs[1]); });
}

const RegisterNodeType last_step{{
    .name = "LastStep",
    .title = "LastStep",
    .category = Category::Recurrent,
    .help = translatable("engine", "Takes the last step of each sequence, such as what an LSTM knows after reading it all."),
    .inputs = {{.name = "input", .kind = PortKind::Any, .help = translatable("engine", "sequences (N, T, C)")},
               {.name = "lengths",
                .kind = PortKind::Integer,
                .help = translatable("engine", "steps of each sequence (N); else all have T"),
                .optional = true}},
    .outputs = {{.name = "output", .kind = PortKind::Any, .help = translatable("engine", "one step of each sequence (N, C)")}},
    .shapes = last_step_shapes,
    .module = make_last_step,
    .keywords = {"select", "final", "summary", "sequence"},
}};

}  // namespace
}  // namespace ts::nn
