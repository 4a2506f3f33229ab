#include "engine/ops/activation.h"

#include "engine/nn/activation_ports.h"
#include "engine/nn/function_module.h"
#include "engine/nn/shape_checks.h"
#include "engine/ops/elementwise.h"
#include "engine/ops/softmax.h"

namespace ts::nn {
namespace {

NodeShapes softmax_shapes(const ShapeQuery& query, const char* type)
{
    dim_index(type, query.params.integer("dim"), query.input().shape);
    NodeShapes shapes = elementwise_shapes(query);
    // Largest, difference, exponential, sum and quotient.
    shapes.flops_per_sample *= 5;
    return shapes;
}

NodeShapes softmax_shapes(const ShapeQuery& query)
{
    return softmax_shapes(query, "Softmax");
}
NodeShapes log_softmax_shapes(const ShapeQuery& query)
{
    return softmax_shapes(query, "LogSoftmax");
}

/// An activation that the layer before it may apply in its stead.
template <Activation kind, Tensor (*operation)(const Tensor&)> class FusibleActivation : public Module {
public:
    void run(std::span<const Tensor> inputs, std::span<Tensor> outputs, const RunContext&) override
    {
        outputs[0] = operation(inputs[0]);
    }
    [[nodiscard]] Activation activation() const override { return kind; }
};

template <Activation kind, Tensor (*operation)(const Tensor&)> std::unique_ptr<Module> make_fusible(const BuildQuery&)
{
    return std::make_unique<FusibleActivation<kind, operation>>();
}

std::unique_ptr<Module> make_leaky_relu(const BuildQuery& query)
{
    return make_function_module(
        [slope = query.params.number("negative_slope")](std::span<const Tensor> inputs, const RunContext&) {
            return ts::leaky_relu(inputs[0], slope);
        });
}

std::unique_ptr<Module> make_gelu(const BuildQuery& query)
{
    return query.params.text("approximate") == "tanh" ? make_unary<ts::gelu_tanh>(query) : make_unary<ts::gelu>(query);
}

std::unique_ptr<Module> make_softmax(const BuildQuery& query)
{
    return make_function_module([dim = query.params.integer("dim")](std::span<const Tensor> inputs, const RunContext&) {
        return ts::softmax(inputs[0], dim);
    });
}

std::unique_ptr<Module> make_log_softmax(const BuildQuery& query)
{
    return make_function_module([dim = query.params.integer("dim")](std::span<const Tensor> inputs, const RunContext&) {
        return ts::log_softmax(inputs[0], dim);
    });
}

std::vector<ParamSpec> softmax_params()
{
    return {{.name = "dim",
             .type = ParamType::Int,
             .default_value = std::int64_t{-1},
             .help = translatable("engine", "Dimension whose values add up to 1; -1 is the last."),
             .minimum = -8,
             .maximum = 7}};
}

const RegisterNodeType relu{{
    .name = "ReLU",
    .title = "ReLU",
    .category = Category::Activation,
    .help = translatable("engine", "Keeps positive values and sets negative ones to zero."),
    .inputs = any_input(),
    .outputs = same_output(),
    .shapes = elementwise_shapes,
    .module = make_fusible<Activation::Relu, ts::relu>,
    .keywords = {"rectifier", "nonlinearity"},
}};

const RegisterNodeType leaky_relu{{
    .name = "LeakyReLU",
    .title = "LeakyReLU",
    .category = Category::Activation,
    .help = translatable("engine", "Keeps positive values and shrinks negative ones, so that no neuron dies."),
    .inputs = any_input(),
    .outputs = same_output(),
    .params = {{.name = "negative_slope",
                .type = ParamType::Float,
                .default_value = 0.01,
                .help = translatable("engine", "What negative values are multiplied by."),
                .minimum = 0,
                .maximum = 1e3}},
    .shapes = elementwise_shapes,
    .module = make_leaky_relu,
    .headline = {"negative_slope"},
    .keywords = {"rectifier", "nonlinearity"},
}};

const RegisterNodeType gelu{{
    .name = "GELU",
    .title = "GELU",
    .category = Category::Activation,
    .help = translatable("engine", "A smooth ReLU, usual in transformers."),
    .inputs = any_input(),
    .outputs = same_output(),
    .params = {{.name = "approximate",
                .type = ParamType::Choice,
                .default_value = std::string("none"),
                .help = translatable("engine", "The exact function or a faster formula with tanh."),
                .choices = {"none", "tanh"},
                .advanced = true}},
    .shapes = elementwise_shapes,
    .module = make_gelu,
    .keywords = {"gaussian", "nonlinearity", "transformer"},
}};

const RegisterNodeType tanh{{
    .name = "Tanh",
    .title = "Tanh",
    .category = Category::Activation,
    .help = translatable("engine", "Squeezes values smoothly between -1 and 1."),
    .inputs = any_input(),
    .outputs = same_output(),
    .shapes = elementwise_shapes,
    .module = make_fusible<Activation::Tanh, ts::tanh>,
    .keywords = {"hyperbolic tangent", "nonlinearity"},
}};

const RegisterNodeType sigmoid{{
    .name = "Sigmoid",
    .title = "Sigmoid",
    .category = Category::Activation,
    .help = translatable("engine", "Squeezes values smoothly between 0 and 1."),
    .inputs = any_input(),
    .outputs = same_output(),
    .shapes = elementwise_shapes,
    .module = make_fusible<Activation::Sigmoid, ts::sigmoid>,
    .keywords = {"logistic", "probability", "nonlinearity"},
}};

const RegisterNodeType softmax{{
    .name = "Softmax",
    .title = "Softmax",
    .category = Category::Activation,
    .help = translatable("engine", "Turns scores into probabilities that add up to 1. Not needed before CrossEntropyLoss."),
    .inputs = any_input(),
    .outputs = same_output(),
    .params = softmax_params(),
    .shapes = softmax_shapes,
    .module = make_softmax,
    .keywords = {"probability", "classifier"},
}};

const RegisterNodeType log_softmax{{
    .name = "LogSoftmax",
    .title = "LogSoftmax",
    .category = Category::Activation,
    .help = translatable("engine", "The logarithm of Softmax, as NLLLoss and KLDivLoss take it."),
    .inputs = any_input(),
    .outputs = same_output(),
    .params = softmax_params(),
    .shapes = log_softmax_shapes,
    .module = make_log_softmax,
    .rare = true,
    .keywords = {"log probability", "classifier"},
}};

}  // namespace
}  // namespace ts::nn
