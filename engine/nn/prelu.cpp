#include "engine/nn/activation_ports.h"
#include "engine/nn/initialization.h"
#include "engine/nn/module.h"
#include "engine/nn/shape_checks.h"
#include "engine/ops/activation.h"

namespace ts::nn {
namespace {

NodeShapes prelu_shapes(const ShapeQuery& query)
{
    const SymbolicShape& shape = query.input().shape;
    const std::int64_t slopes = query.params.integer("num_parameters");
    if (slopes != 1 && (shape.size() < 2 || shape[1] != Dim(slopes)))
        throw ShapeError(translatable("engine",
                                      "PReLU has %1 slopes, one for each channel, but gets %2. Set num_parameters to 1 or to "
                                      "the number of channels."),
                         {std::to_string(slopes), to_text(shape)});
    NodeShapes shapes = elementwise_shapes(query);
    shapes.parameter_count = slopes;
    return shapes;
}

class Prelu : public Module {
public:
    Prelu(std::int64_t slopes, double init) : m_init(init) { add_parameter("weight", {slopes}); }

    void initialize(std::uint64_t, std::uint64_t) override { fill(parameter(0), m_init); }
    void run(std::span<const Tensor> inputs, std::span<Tensor> outputs, const RunContext&) override
    {
        outputs[0] = ts::prelu(inputs[0], parameter(0));
    }

private:
    double m_init;
};

std::unique_ptr<Module> make_prelu(const BuildQuery& query)
{
    return std::make_unique<Prelu>(query.params.integer("num_parameters"), query.params.number("init"));
}

const RegisterNodeType prelu{{
    .name = "PReLU",
    .title = "PReLU",
    .category = Category::Activation,
    .help = translatable("engine", "A LeakyReLU that learns its slope, one for all or one for each channel."),
    .inputs = any_input(),
    .outputs = same_output(),
    .params = {{.name = "num_parameters",
                .type = ParamType::Int,
                .default_value = std::int64_t{1},
                .help = translatable("engine", "1 for a common slope, or the number of channels."),
                .minimum = 1,
                .maximum = 1e9},
               {.name = "init",
                .type = ParamType::Float,
                .default_value = 0.25,
                .help = translatable("engine", "Slope to begin with."),
                .minimum = -1e3,
                .maximum = 1e3,
                .advanced = true}},
    .shapes = prelu_shapes,
    .module = make_prelu,
    .headline = {"num_parameters"},
    .rare = true,
    .keywords = {"rectifier", "learned slope", "nonlinearity"},
}};

}  // namespace
}  // namespace ts::nn
