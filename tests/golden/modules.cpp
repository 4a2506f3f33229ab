#include "attributes.h"
#include "engine/nn/module.h"
#include "engine/tensor/copy.h"
#include "node_module.h"
#include "outputs.h"

// The family modules: every case goes through the node type of that name.

namespace ts::golden {

namespace {

using Json = nlohmann::ordered_json;

/// PyTorch's default where the case says nothing: our nodes take the batch first.
Params arguments_of(const Json& test)
{
    Params arguments = attributes_of(test["args"]);
    const NodeType& type = node_type(test["module"].get<std::string>());
    if (type.param("batch_first") && !arguments.find("batch_first"))
        arguments.set("batch_first", false);
    return arguments;
}

std::vector<Tensor> inputs_of(const Family& family, const Json& test, const Variant& variant)
{
    const auto id = test["id"].get<std::string>();
    std::vector<Tensor> inputs;
    for (std::size_t i = 0; i < test["inputs"].get<std::size_t>(); ++i) {
        const std::string number = std::to_string(i);
        inputs.push_back(arranged(family.at(id, "in" + number), variant));
        if (family.has(id, "gin" + number))
            inputs.back().set_requires_grad();
    }
    return inputs;
}

void check_named(const std::string& what, std::span<const nn::NamedTensor> ours, bool gradients,
                 const std::map<std::string, Tensor>& theirs, Tolerance tolerance, Failures& failures)
{
    for (const auto& [name, expected] : theirs) {
        const auto found = std::ranges::find(ours, name, &nn::NamedTensor::name);
        if (found == ours.end())
            failures.push_back(what + " " + name + " does not exist");
        else if (auto problem
                 = difference(what + " " + name, gradients ? found->value.grad() : found->value, expected, tolerance))
            failures.push_back(*problem);
    }
}

void check_gradients(const Family& family, const Json& test, std::span<const Tensor> inputs, const nn::Module& module,
                     Failures& failures)
{
    const auto id = test["id"].get<std::string>();
    for (std::size_t i = 0; i < inputs.size(); ++i) {
        const std::string key = "gin" + std::to_string(i);
        if (!family.has(id, key))
            continue;
        if (auto problem = difference(key, inputs[i].grad(), family.at(id, key), tolerance_of(test)))
            failures.push_back(*problem);
    }
    check_named("gradient of", module.parameters(), true, family.group(id, "gparam/"), tolerance_of(test), failures);
}

/// Running statistics are float32 in every node, so nodes that keep some take float32 only.
bool fits(const nn::Module& module, const Variant& variant)
{
    return module.buffers().empty() || variant.dtype == DType::Float32;
}

void run_variant(const Family& family, const Json& test, const Variant& variant, Failures& failures)
{
    const auto id = test["id"].get<std::string>();
    const std::vector<Tensor> inputs = inputs_of(family, test, variant);
    NodeModule node(test["module"].get<std::string>(), arguments_of(test), inputs);
    if (!fits(node.module(), variant))
        return;
    node.load(family.group(id, "state/"), variant.dtype);
    const std::vector<Tensor> outputs = node.run(inputs, test["mode"] == "train");
    check_outputs(family, test, outputs, failures);
    backward_from_outputs(family, test, outputs, variant);
    check_gradients(family, test, inputs, node.module(), failures);
    check_named("buffer", node.module().buffers(), false, family.group(id, "buffer_after/"), tolerance_of(test), failures);
}

Failures run(const Family& family, const Json& test)
{
    return run_variants(all_variants(),
                        [&](const Variant& variant, Failures& failures) { run_variant(family, test, variant, failures); });
}

const RegisterFamily registered{"modules", run};

}  // namespace

}  // namespace ts::golden
