#include <algorithm>

#include "attributes.h"
#include "compute_device.h"
#include "engine/ops/op_record.h"
#include "engine/ops/shape_ops.h"
#include "expression.h"
#include "outputs.h"

// The families tensor_ops and functional: every case goes straight through the record of its operation.

namespace ts::golden {

namespace {

using Json = nlohmann::ordered_json;

std::vector<std::size_t> differentiated(const Json& test)
{
    return test.contains("grads") ? test["grads"].get<std::vector<std::size_t>>() : std::vector<std::size_t>{};
}

std::vector<Tensor> inputs_of(const Family& family, const Json& test, const Variant& variant)
{
    const auto id = test["id"].get<std::string>();
    std::vector<Tensor> inputs;
    for (std::size_t i = 0; i < test["inputs"].get<std::size_t>(); ++i)
        inputs.push_back(arranged(family.at(id, "in" + std::to_string(i)), variant));
    for (const std::size_t i : differentiated(test))
        inputs.at(i).set_requires_grad();
    return inputs;
}

/// Cases may ask for the transposes of their inputs.
std::vector<Tensor> operands(const Json& test, const std::vector<Tensor>& inputs)
{
    const bool first = test.value("note", "").starts_with("applied to the transpose");
    const bool all = test["attrs"].value("transposed", false);
    std::vector<Tensor> turned = inputs;
    for (std::size_t i = 0; i < turned.size(); ++i)
        if (all || (first && i == 0))
            turned[i] = transpose(turned[i], 0, 1);
    return turned;
}

std::vector<Tensor> run_program(const Json& test, const std::vector<Tensor>& inputs)
{
    const auto expression = test["attrs"]["expr"].get<std::string>();
    std::map<char, Tensor> variables;
    for (std::size_t i = 0; const char letter : variables_of(expression))
        variables.emplace(letter, inputs.at(i++));
    return {evaluate(expression, variables)};
}

std::vector<Tensor> run_operation(const Json& test, const std::vector<Tensor>& inputs)
{
    const auto op = test["op"].get<std::string>();
    if (op == "program")
        return run_program(test, inputs);
    const OpRecord* record = find_op(op);
    if (!record)
        throw ArgumentError("there is no operation %1", {op});
    Params attributes = attributes_of(test["attrs"]);
    if (inputs.empty() && compute_device() != Device{})
        attributes.set("device", compute_device().text());
    return record->call(operands(test, inputs), attributes);
}

void run_variant(const Family& family, const Json& test, const Variant& variant, Failures& failures)
{
    const std::vector<Tensor> inputs = inputs_of(family, test, variant);
    const std::vector<Tensor> outputs = run_operation(test, inputs);
    check_outputs(family, test, outputs, failures);
    const std::vector<std::size_t> grads = differentiated(test);
    if (!failures.empty() || grads.empty())
        return;
    backward_from_outputs(family, test, outputs, variant);
    for (const std::size_t i : grads) {
        const std::string key = "gin" + std::to_string(i);
        if (auto problem = difference(key, inputs[i].grad(), family.at(test["id"].get<std::string>(), key), tolerance_of(test)))
            failures.push_back(*problem);
    }
}

/// A view of strides that do not allow it is an error by definition.
std::span<const Variant> variants_of(const Json& test)
{
    const bool views_only = test["op"] == "view";
    return all_variants().first(views_only || test["inputs"] == 0 ? 1 : all_variants().size());
}

Failures run(const Family& family, const Json& test)
{
    return run_variants(variants_of(test),
                        [&](const Variant& variant, Failures& failures) { run_variant(family, test, variant, failures); });
}

const RegisterFamily registered[] = {{"tensor_ops", run}, {"functional", run}};

}  // namespace

}  // namespace ts::golden
