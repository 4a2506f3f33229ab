#include "engine/train/rate_preview.h"

#include <algorithm>
#include <cmath>

#include "engine/registry/node_type.h"
#include "engine/train/rate_schedule.h"

namespace ts {

namespace {

/// Examples to train on that a data node has; 0 where that is not known.
std::int64_t training_rows(const GraphNode& node, const ShapeReport& report)
{
    const auto found = report.nodes.find(node.id);
    const NodeType* type = find_node_type(node.type);
    if (!type || !type->dataset || found == report.nodes.end() || !found->second.row_count)
        return 0;
    const auto rows = static_cast<double>(*found->second.row_count);
    const bool split = type->param("validation") != nullptr;
    const double validation = split ? ParamReader(type->params, node.params).number("validation") : 0;
    return static_cast<std::int64_t>(std::ceil(rows * (1 - validation)));
}

std::int64_t divided_up(std::int64_t count, std::int64_t by)
{
    return by > 0 ? (count + by - 1) / by : count;
}

}  // namespace

std::vector<double> rate_preview(const TrainingSettings& training, std::int64_t steps_an_epoch, std::size_t points)
{
    std::vector<double> rates;
    if (!training.schedule || points < 2)
        return rates;
    try {
        RateSchedule schedule(training, steps_an_epoch);
        const auto last = static_cast<double>(std::max<std::int64_t>(training.epochs * steps_an_epoch - 1, 1));
        for (std::size_t i = 0; i < points; ++i) {
            const auto step = static_cast<std::int64_t>(last * static_cast<double>(i) / static_cast<double>(points - 1));
            schedule.load_state({}, step, step / std::max<std::int64_t>(steps_an_epoch, 1));
            rates.push_back(schedule.lr(step));
        }
    } catch (const Error&) {
        rates.clear();  // the report says what is wrong
    }
    return rates;
}

std::int64_t expected_steps_an_epoch(const GraphDocument& document, const ShapeReport& report)
{
    constexpr std::int64_t kUnknown = 100;
    std::int64_t rows = 0;
    for (const GraphNode& node : document.graph.nodes)
        rows = std::max(rows, training_rows(node, report));
    if (rows == 0)
        return kUnknown;
    return divided_up(divided_up(rows, document.training.batch_size), document.training.accumulate_steps);
}

}  // namespace ts
