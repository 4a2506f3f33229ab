#include "engine/nn/activation_ports.h"
#include "engine/nn/function_module.h"
#include "engine/nn/shape_checks.h"
#include "engine/ops/activation.h"

namespace ts::nn {
namespace {

constexpr char kAlpha[] = "alpha", kBeta[] = "beta", kThreshold[] = "threshold";

/// Builder of a function with one coefficient.
template <Tensor (*function)(const Tensor&, double), const char* name>
std::unique_ptr<Module> make_with(const BuildQuery& query)
{
    return make_function_module([value = query.params.number(name)](std::span<const Tensor> inputs, const RunContext&) {
        return function(inputs[0], value);
    });
}

/// Builder of a function with two coefficients.
template <Tensor (*function)(const Tensor&, double, double), const char* first, const char* second>
std::unique_ptr<Module> make_with_two(const BuildQuery& query)
{
    return make_function_module([a = query.params.number(first), b = query.params.number(second)](
                                    std::span<const Tensor> inputs, const RunContext&) { return function(inputs[0], a, b); });
}

NodeShapes glu_shapes(const ShapeQuery& query)
{
    SymbolicShape shape = query.input().shape;
    const std::size_t dim = dim_index("GLU", query.params.integer("dim"), shape);
    const std::int64_t size = known_size("GLU", shape[dim]);
    if (size % 2 != 0)
        throw ShapeError(translatable("engine", "GLU cuts dimension %1 in half, but its size in %2 is odd. Make it even."),
                         {std::to_string(dim), to_text(shape)});
    shape[dim] = size / 2;
    NodeShapes shapes;
    shapes.flops_per_sample = 2 * numbers_per_sample(shape);
    shapes.outputs = {{query.input().dtype, std::move(shape)}};
    return shapes;
}

std::unique_ptr<Module> make_glu(const BuildQuery& query)
{
    return make_function_module([dim = query.params.integer("dim")](std::span<const Tensor> inputs, const RunContext&) {
        return ts::glu(inputs[0], dim);
    });
}

ParamSpec left_end_param()
{
    return {.name = "alpha",
            .type = ParamType::Float,
            .default_value = 1.0,
            .help = translatable("engine", "Where the function ends on the left, with the sign turned."),
            .minimum = 0,
            .maximum = 1000.0,
            .open_minimum = true};
}

const RegisterNodeType elu{{
    .name = "ELU",
    .title = "ELU",
    .category = Category::Activation,
    .help = translatable("engine", "A ReLU that bends smoothly down to -alpha instead of staying at zero."),
    .inputs = any_input(),
    .outputs = same_output(),
    .params = {left_end_param()},
    .shapes = elementwise_shapes,
    .module = make_with<ts::elu, kAlpha>,
    .headline = {"alpha"},
    .rare = true,
    .keywords = {"exponential linear unit", "nonlinearity"},
}};

const RegisterNodeType selu{{
    .name = "SELU",
    .title = "SELU",
    .category = Category::Activation,
    .help = translatable("engine", "An ELU scaled so that values keep mean 0 and spread 1 through many layers."),
    .inputs = any_input(),
    .outputs = same_output(),
    .shapes = elementwise_shapes,
    .module = make_unary<ts::selu>,
    .rare = true,
    .keywords = {"self normalizing", "nonlinearity"},
}};

const RegisterNodeType celu{{
    .name = "CELU",
    .title = "CELU",
    .category = Category::Activation,
    .help = translatable("engine", "An ELU whose slope has no jump whatever alpha is."),
    .inputs = any_input(),
    .outputs = same_output(),
    .params = {left_end_param()},
    .shapes = elementwise_shapes,
    .module = make_with<ts::celu, kAlpha>,
    .headline = {"alpha"},
    .rare = true,
    .keywords = {"continuous exponential linear unit", "nonlinearity"},
}};

const RegisterNodeType silu{{
    .name = "SiLU",
    .title = "SiLU",
    .category = Category::Activation,
    .help = translatable("engine", "The input times its sigmoid: a smooth ReLU with a small dip, usual in newer networks."),
    .inputs = any_input(),
    .outputs = same_output(),
    .shapes = elementwise_shapes,
    .module = make_unary<ts::silu>,
    .keywords = {"swish", "nonlinearity"},
}};

const RegisterNodeType mish{{
    .name = "Mish",
    .title = "Mish",
    .category = Category::Activation,
    .help = translatable("engine", "A smooth ReLU with a small dip, close to SiLU."),
    .inputs = any_input(),
    .outputs = same_output(),
    .shapes = elementwise_shapes,
    .module = make_unary<ts::mish>,
    .rare = true,
    .keywords = {"nonlinearity"},
}};

const RegisterNodeType softplus{{
    .name = "Softplus",
    .title = "Softplus",
    .category = Category::Activation,
    .help = translatable("engine", "A smooth ReLU that is always above zero, as a spread or a rate must be."),
    .inputs = any_input(),
    .outputs = same_output(),
    .params = {{.name = "beta",
                .type = ParamType::Float,
                .default_value = 1.0,
                .help = translatable("engine", "How sharp the bend is."),
                .minimum = 0,
                .maximum = 1000.0,
                .open_minimum = true},
               {.name = "threshold",
                .type = ParamType::Float,
                .default_value = 20.0,
                .help = translatable("engine", "Above this the input is passed on as it is."),
                .minimum = 0,
                .maximum = 1000000.0,
                .advanced = true}},
    .shapes = elementwise_shapes,
    .module = make_with_two<ts::softplus, kBeta, kThreshold>,
    .headline = {"beta"},
    .rare = true,
    .keywords = {"nonlinearity", "positive"},
}};

const RegisterNodeType softsign{{
    .name = "Softsign",
    .title = "Softsign",
    .category = Category::Activation,
    .help = translatable("engine", "Squeezes values between -1 and 1, more gently than Tanh."),
    .inputs = any_input(),
    .outputs = same_output(),
    .shapes = elementwise_shapes,
    .module = make_unary<ts::softsign>,
    .rare = true,
    .keywords = {"nonlinearity"},
}};

const RegisterNodeType logsigmoid{{
    .name = "LogSigmoid",
    .title = "LogSigmoid",
    .category = Category::Activation,
    .help = translatable("engine", "The logarithm of the sigmoid, exact where the sigmoid itself is nearly zero."),
    .inputs = any_input(),
    .outputs = same_output(),
    .shapes = elementwise_shapes,
    .module = make_unary<ts::logsigmoid>,
    .rare = true,
    .keywords = {"log probability", "nonlinearity"},
}};

const RegisterNodeType tanhshrink{{
    .name = "Tanhshrink",
    .title = "Tanhshrink",
    .category = Category::Activation,
    .help = translatable("engine", "The input less its Tanh: small values vanish, large ones shrink by 1."),
    .inputs = any_input(),
    .outputs = same_output(),
    .shapes = elementwise_shapes,
    .module = make_unary<ts::tanhshrink>,
    .rare = true,
    .keywords = {"nonlinearity"},
}};

const RegisterNodeType glu{{
    .name = "GLU",
    .title = "GLU",
    .category = Category::Activation,
    .help = translatable("engine", "Lets the second half of a dimension decide how much of the first half passes."),
    .inputs = any_input(),
    .outputs = {{.name = "output", .help = translatable("engine", "half of the dimension")}},
    .params = {{.name = "dim",
                .type = ParamType::Int,
                .default_value = std::int64_t{-1},
                .help = translatable("engine", "Dimension that is cut in half; -1 is the last."),
                .minimum = -8,
                .maximum = 7}},
    .shapes = glu_shapes,
    .module = make_glu,
    .headline = {"dim"},
    .rare = true,
    .keywords = {"gated linear unit", "gate"},
}};

}  // namespace
}  // namespace ts::nn
