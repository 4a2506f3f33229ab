#include "attributes.h"
#include "comparison.h"
#include "compute_device.h"
#include "engine/nn/parameter_arena.h"
#include "engine/optim/grad_norm.h"
#include "engine/optim/grad_value.h"
#include "engine/optim/optimizer.h"
#include "engine/registry/optimizer_type.h"
#include "engine/tensor/copy.h"
#include "family.h"
#include "outputs.h"

// The family optimizers: given gradients over several steps, the parameters after each.

namespace ts::golden {

namespace {

using Json = nlohmann::ordered_json;

/// Parameters of the case, "0", "1", ..., with their first values.
class CaseParameters : public nn::Module {
public:
    explicit CaseParameters(std::span<const Tensor> values)
    {
        for (std::size_t i = 0; i < values.size(); ++i)
            copy_elements(values[i], parameter(add_parameter(std::to_string(i), values[i].sizes())).detach());
    }
    void run(std::span<const Tensor>, std::span<Tensor>, const nn::RunContext&) override { }
};

nn::ParameterArena arena_of(CaseParameters& module)
{
    const nn::ParameterArena::Member member{"p", &module};
    return nn::ParameterArena(std::span(&member, 1), compute_device());
}

std::vector<Tensor> numbered(const Family& family, const Json& test, const std::string& prefix)
{
    std::vector<Tensor> tensors;
    for (int i = 0; i < test["params"].get<int>(); ++i)
        tensors.push_back(family.at(test["id"].get<std::string>(), prefix + std::to_string(i)));
    return tensors;
}

void set_gradients(const nn::ParameterArena& arena, std::span<const Tensor> gradients)
{
    for (std::size_t i = 0; i < gradients.size(); ++i)
        arena.entries()[i].value.set_grad(copy_to_device(gradients[i], compute_device()));
}

Failures run_clipping(const Family& family, const Json& test)
{
    const std::vector<Tensor> before = numbered(family, test, "g0/"), after = numbered(family, test, "g1/");
    CaseParameters module(before);
    const nn::ParameterArena arena = arena_of(module);
    set_gradients(arena, before);
    const double maximum = test["args"]["max"].get<double>();
    Failures failures;
    const auto keep = [&](const std::optional<std::string>& problem) {
        if (problem)
            failures.push_back(*problem);
    };
    if (test["optimizer"] == "clip_grad_norm") {
        keep(difference("norm", grad_norm(arena), family.at(test["id"].get<std::string>(), "total_norm").item(),
                        tolerance_of(test)));
        clip_grad_norm(arena, maximum);
    } else {
        clip_grad_value(arena, maximum);
    }
    for (std::size_t i = 0; i < after.size(); ++i)
        keep(difference("gradient " + std::to_string(i), arena.entries()[i].value.grad(), after[i], tolerance_of(test)));
    return failures;
}

Failures run_optimizer(const Family& family, const Json& test)
{
    const OptimizerType* type = find_optimizer_type(test["optimizer"].get<std::string>());
    if (!type)
        throw ArgumentError("there is no optimizer %1", {test["optimizer"].get<std::string>()});
    CaseParameters module(numbered(family, test, "p0/"));
    const nn::ParameterArena arena = arena_of(module);
    const Params arguments = optimizer_arguments(test["args"]);
    const auto optimizer = type->make(ParamReader(type->params, arguments), arena);
    for (int step = 1; step <= test["steps"].get<int>(); ++step) {
        set_gradients(arena, numbered(family, test, "g" + std::to_string(step) + "/"));
        optimizer->step(test["args"]["lr"].get<double>());
        const std::vector<Tensor> expected = numbered(family, test, "p" + std::to_string(step) + "/");
        for (std::size_t i = 0; i < expected.size(); ++i)
            if (auto problem = difference("step " + std::to_string(step) + ", parameter " + std::to_string(i),
                                          arena.entries()[i].value, expected[i], tolerance_of(test)))
                return {*problem};
    }
    return {};
}

Failures run(const Family& family, const Json& test)
{
    const bool clipping = test["optimizer"].get<std::string>().starts_with("clip_grad");
    return clipping ? run_clipping(family, test) : run_optimizer(family, test);
}

const RegisterFamily registered{"optimizers", run};

}  // namespace

}  // namespace ts::golden
