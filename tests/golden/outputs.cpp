#include "outputs.h"

#include "compute_device.h"
#include "engine/autograd/backward.h"
#include "engine/ops/elementwise.h"
#include "engine/ops/reduce.h"

namespace ts::golden {

void check_outputs(const Family& family, const nlohmann::ordered_json& test, std::span<const Tensor> outputs,
                   Failures& failures)
{
    const auto id = test["id"].get<std::string>();
    const auto expected = test["outputs"].get<std::size_t>();
    if (outputs.size() < expected) {
        failures.push_back(std::to_string(outputs.size()) + " outputs instead of " + std::to_string(expected));
        return;
    }
    for (std::size_t i = 0; i < expected; ++i) {
        const std::string key = "out" + std::to_string(i);
        if (outputs[i].device() != compute_device())
            failures.push_back(key + " lies on " + outputs[i].device().text());
        if (auto problem = difference(key, outputs[i], family.at(id, key), tolerance_of(test)))
            failures.push_back(*problem);
    }
}

void backward_from_outputs(const Family& family, const nlohmann::ordered_json& test, std::span<const Tensor> outputs,
                           const Variant& variant)
{
    const auto id = test["id"].get<std::string>();
    Tensor total;
    for (std::size_t i = 0; i < outputs.size(); ++i) {
        const std::string key = "gout" + std::to_string(i);
        if (!family.has(id, key))
            continue;
        const Tensor part = sum(mul(outputs[i], arranged(family.at(id, key), {variant.dtype, Layout::RowMajor})));
        total = total.defined() ? add(total, part) : part;
    }
    if (total.defined())
        backward(total);
}

Tolerance tolerance_of(const nlohmann::ordered_json& test)
{
    return {test["rtol"].get<double>(), test["atol"].get<double>()};
}

}  // namespace ts::golden
