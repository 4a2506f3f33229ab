#include "engine/nn/initialization_methods.h"
#include "engine/registry/initializer_type.h"

namespace ts::nn::init {

namespace {

ParamSpec number_param(const char* name, double standard, const char* help)
{
    return {.name = name, .type = ParamType::Float, .default_value = standard, .help = help};
}

ParamSpec spread_param(double standard)
{
    ParamSpec spec = number_param("std", standard, translatable("engine", "Standard deviation"));
    spec.minimum = 0;
    return spec;
}

std::vector<ParamSpec> gain_params()
{
    ParamSpec gain = number_param("gain", 1.0, translatable("engine", "Factor for the activation that follows"));
    gain.minimum = 0;
    return {gain};
}

std::vector<ParamSpec> kaiming_params()
{
    return {{.name = "mode",
             .type = ParamType::Choice,
             .default_value = std::string("fan_in"),
             .help = translatable("engine", "Keep the spread of signals forwards (fan_in) or of gradients backwards (fan_out)"),
             .choices = {"fan_in", "fan_out"}},
            {.name = "nonlinearity",
             .type = ParamType::Choice,
             .default_value = std::string("leaky_relu"),
             .help = translatable("engine", "The activation that follows"),
             .choices = {"relu", "leaky_relu", "tanh", "sigmoid", "selu", "linear"}},
            number_param("a", 0.0, translatable("engine", "Slope of leaky_relu for negative values"))};
}

FanMode fan_mode(const ParamReader& params)
{
    return params.text("mode") == "fan_out" ? FanMode::FanOut : FanMode::FanIn;
}

const RegisterInitializerType registered_zeros{{
    .name = "zeros",
    .title = translatable("engine", "Zeros"),
    .help = translatable("engine", "All zeros"),
    .fill = [](const ParamReader&, const Tensor& out, const Philox&) { zeros(out); },
}};

const RegisterInitializerType registered_ones{{
    .name = "ones",
    .title = translatable("engine", "Ones"),
    .help = translatable("engine", "All ones"),
    .fill = [](const ParamReader&, const Tensor& out, const Philox&) { ones(out); },
}};

const RegisterInitializerType registered_constant{{
    .name = "constant",
    .title = translatable("engine", "Constant"),
    .help = translatable("engine", "The same number everywhere"),
    .params = {number_param("val", 0.0, translatable("engine", "The number"))},
    .fill = [](const ParamReader& params, const Tensor& out, const Philox&) { constant(out, params.number("val")); },
}};

const RegisterInitializerType registered_uniform{{
    .name = "uniform",
    .title = translatable("engine", "Uniform"),
    .help = translatable("engine", "Random numbers between two bounds, all equally likely"),
    .params = {number_param("a", 0.0, translatable("engine", "Lower bound")),
               number_param("b", 1.0, translatable("engine", "Upper bound"))},
    .fill = [](const ParamReader& params, const Tensor& out,
               const Philox& random) { uniform(out, random, params.number("a"), params.number("b")); },
}};

const RegisterInitializerType registered_normal{{
    .name = "normal",
    .title = translatable("engine", "Normal"),
    .help = translatable("engine", "Normally distributed random numbers"),
    .params = {number_param("mean", 0.0, translatable("engine", "Mean")), spread_param(1.0)},
    .fill = [](const ParamReader& params, const Tensor& out,
               const Philox& random) { normal(out, random, params.number("mean"), params.number("std")); },
}};

const RegisterInitializerType registered_trunc_normal{{
    .name = "trunc_normal",
    .title = translatable("engine", "Truncated normal"),
    .help = translatable("engine", "Normally distributed random numbers without those far from the mean"),
    .params = {number_param("mean", 0.0, translatable("engine", "Mean")), spread_param(1.0),
               number_param("a", -2.0, translatable("engine", "Lower bound")),
               number_param("b", 2.0, translatable("engine", "Upper bound"))},
    .fill =
        [](const ParamReader& params, const Tensor& out, const Philox& random) {
            trunc_normal(out, random, params.number("mean"), params.number("std"), params.number("a"), params.number("b"));
        },
}};

const RegisterInitializerType registered_xavier_uniform{{
    .name = "xavier_uniform",
    .title = translatable("engine", "Xavier uniform"),
    .help = translatable("engine", "Keeps the spread of signals through tanh and sigmoid (Glorot)"),
    .params = gain_params(),
    .needs_matrix = true,
    .fill = [](const ParamReader& params, const Tensor& out,
               const Philox& random) { xavier_uniform(out, random, params.number("gain")); },
}};

const RegisterInitializerType registered_xavier_normal{{
    .name = "xavier_normal",
    .title = translatable("engine", "Xavier normal"),
    .help = translatable("engine", "Keeps the spread of signals through tanh and sigmoid (Glorot), normally distributed"),
    .params = gain_params(),
    .needs_matrix = true,
    .fill = [](const ParamReader& params, const Tensor& out,
               const Philox& random) { xavier_normal(out, random, params.number("gain")); },
}};

const RegisterInitializerType registered_kaiming_uniform{{
    .name = "kaiming_uniform",
    .title = translatable("engine", "Kaiming uniform"),
    .help = translatable("engine", "Keeps the spread of signals through ReLU and its kin (He)"),
    .params = kaiming_params(),
    .needs_matrix = true,
    .fill =
        [](const ParamReader& params, const Tensor& out, const Philox& random) {
            kaiming_uniform(out, random, params.number("a"), fan_mode(params), params.text("nonlinearity"));
        },
}};

const RegisterInitializerType registered_kaiming_normal{{
    .name = "kaiming_normal",
    .title = translatable("engine", "Kaiming normal"),
    .help = translatable("engine", "Keeps the spread of signals through ReLU and its kin (He), normally distributed"),
    .params = kaiming_params(),
    .needs_matrix = true,
    .fill =
        [](const ParamReader& params, const Tensor& out, const Philox& random) {
            kaiming_normal(out, random, params.number("a"), fan_mode(params), params.text("nonlinearity"));
        },
}};

const RegisterInitializerType registered_orthogonal{{
    .name = "orthogonal",
    .title = translatable("engine", "Orthogonal"),
    .help = translatable("engine",
                         "Rows at right angles to each other, so that signals keep their length; good for deep and "
                         "recurrent networks"),
    .params = gain_params(),
    .needs_matrix = true,
    .fill = [](const ParamReader& params, const Tensor& out,
               const Philox& random) { orthogonal(out, random, params.number("gain")); },
}};

}  // namespace

}  // namespace ts::nn::init
