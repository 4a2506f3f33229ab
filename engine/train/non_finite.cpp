#include "engine/train/non_finite.h"

#include <cmath>

#include "engine/train/tensor_stats.h"

namespace ts {

namespace {

bool outputs_finite(const GraphExecutor& executor, const GraphExecutor::NodeInfo& node)
{
    for (std::size_t i = 0; i < node.output_count; ++i)
        if (const Tensor& value = executor.value(node.first_output + i); value.defined() && !all_finite(value))
            return false;
    return true;
}

Message sentence(const GraphExecutor::NodeInfo& node, std::int64_t step, double loss)
{
    const std::string value = std::isnan(loss) ? "NaN" : "infinite";
    if (!node.module)
        return {
            translatable("engine", "The loss became %1 at step %2: the data of %3 hold a value that is not a finite number."),
            {value, std::to_string(step), node.id}};
    return {translatable("engine",
                         "The loss became %1 at step %2; %3 was the first node to give values that are not finite. A smaller "
                         "learning rate, a limit for the gradient norm or normalised data help."),
            {value, std::to_string(step), node.id}};
}

}  // namespace

void throw_not_finite(const GraphExecutor& executor, std::int64_t step, double loss)
{
    // Nodes are in topological order: the first one found has finite inputs.
    for (const GraphExecutor::NodeInfo& node : executor.nodes())
        if (!outputs_finite(executor, node)) {
            ArgumentError error(sentence(node, step, loss));
            error.set_node(node.id);
            throw error;
        }
    throw ArgumentError(translatable("engine", "The sum of the losses is not a finite number at step %1."),
                        {std::to_string(step)});
}

}  // namespace ts
