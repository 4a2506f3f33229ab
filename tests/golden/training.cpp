#include <algorithm>
#include <numeric>

#include "attributes.h"
#include "comparison.h"
#include "compute_device.h"
#include "engine/autograd/backward.h"
#include "engine/data/dataset.h"
#include "engine/nn/parameter_arena.h"
#include "engine/ops/loss.h"
#include "engine/ops/shape_ops.h"
#include "engine/optim/optimizer.h"
#include "engine/registry/optimizer_type.h"
#include "engine/tensor/copy.h"
#include "family.h"
#include "module_listing.h"
#include "node_module.h"

// The family training: whole runs from given weights over given batches of the digits, the loss at every step.

namespace ts::golden {

namespace {

using Json = nlohmann::ordered_json;

constexpr double kPixelMaximum = 16;

std::unique_ptr<Dataset> open_digits()
{
    const NodeType& table = node_type("TableDataset");
    const Params params{{"path", std::string(DIGITS_FILE)}, {"scale", 1 / kPixelMaximum}, {"normalize", std::string("none")}};
    return table.dataset(ParamReader(table.params, params), {});
}

/// Batch number `step` of the case: (N, 64), (N, 1, 8, 8) or (N, 8, 8) pixels, and the digits they show.
std::vector<Tensor> batch_of(const Dataset& digits, const Json& test, const Tensor& order, std::int64_t step)
{
    const auto count = test["batch"].get<std::int64_t>();
    std::vector<std::int64_t> rows;
    for (const double row : narrow(order, 0, step * count, count).to_vector())
        rows.push_back(static_cast<std::int64_t>(row));
    std::vector<Tensor> fields = digits.read(rows);
    if (test["input"] == "image")
        fields[0] = view(fields[0], Shape{count, 1, 8, 8});
    else if (test["input"] == "rows")
        fields[0] = view(fields[0], Shape{count, 8, 8});
    for (Tensor& field : fields)
        field = copy_to_device(field, compute_device());
    return fields;
}

/// The modules of a printed model one after the other; of a sequence, as a recurrent layer gives it, the last step goes on.
class Chain {
public:
    Chain(const std::vector<ListedModule>& listing, const Tensor& example)
    {
        Tensor value = example;
        for (const ListedModule& listed : listing) {
            Params params = listed.params;
            if (node_type(listed.type).param("batch_first") && !params.find("batch_first"))
                params.set("batch_first", false);
            m_names.push_back(listed.name);
            m_nodes.emplace_back(listed.type, params, std::span(&value, 1));
            m_nodes.back().module().initialize(0, 0);
            value = step(m_nodes.back(), value);
        }
    }

    void load(const std::map<std::string, Tensor>& state) const
    {
        for (std::size_t i = 0; i < m_nodes.size(); ++i) {
            std::map<std::string, Tensor> own;
            for (const auto& [name, value] : state)
                if (name.starts_with(m_names[i] + "."))
                    own.emplace(name.substr(m_names[i].size() + 1), value);
            m_nodes[i].load(own, DType::Float32);
        }
    }

    [[nodiscard]] nn::ParameterArena arena() const
    {
        std::vector<nn::ParameterArena::Member> members;
        for (std::size_t i = 0; i < m_nodes.size(); ++i)
            members.push_back({m_names[i], &m_nodes[i].module()});
        return nn::ParameterArena(members, compute_device());
    }

    [[nodiscard]] Tensor forward(Tensor value) const
    {
        for (const NodeModule& node : m_nodes)
            value = step(node, value);
        return value;
    }

private:
    static Tensor step(const NodeModule& node, const Tensor& value)
    {
        const std::vector<Tensor> outputs = node.run(std::span(&value, 1), true);
        return outputs.size() > 1 ? select(outputs[0], 1, -1) : outputs[0];
    }

    std::vector<std::string> m_names;
    std::vector<NodeModule> m_nodes;
};

/// Rounding grows from step to step: the case asks for its tolerance in the first 20 steps and for 5 % after.
Tolerance tolerance_at(const Json& test, std::int64_t step)
{
    constexpr std::int64_t kExactSteps = 20;
    return {step < kExactSteps ? test["rtol"].get<double>() : 0.05, 0};
}

Failures run(const Family& family, const Json& test)
{
    const auto id = test["id"].get<std::string>();
    const auto digits = open_digits();
    const Tensor order = family.at(id, "order");
    const Chain model(read_listing(test["model"].get<std::string>()), batch_of(*digits, test, order, 0)[0]);
    model.load(family.group(id, "state/"));
    const nn::ParameterArena arena = model.arena();
    const OptimizerType* type = find_optimizer_type(test["optimizer"].get<std::string>());
    if (!type)
        throw ArgumentError("there is no optimizer %1", {test["optimizer"].get<std::string>()});
    const Params arguments = optimizer_arguments(test["args"]);
    const auto optimizer = type->make(ParamReader(type->params, arguments), arena);
    for (std::int64_t step = 0; step < test["steps"].get<std::int64_t>(); ++step) {
        const std::vector<Tensor> batch = batch_of(*digits, test, order, step);
        arena.zero_grad();
        const Tensor loss = cross_entropy(model.forward(batch[0]), batch[1]);
        backward(loss);
        optimizer->step(test["args"]["lr"].get<double>());
        if (auto problem = difference("loss of step " + std::to_string(step + 1), loss.item(),
                                      test["losses"][static_cast<std::size_t>(step)].get<double>(), tolerance_at(test, step)))
            return {*problem};
    }
    return {};
}

const RegisterFamily registered{"training", run};

}  // namespace

}  // namespace ts::golden
