#include "engine/train/readings.h"

#include <algorithm>

namespace ts {

namespace {

bool taken(const std::vector<Reading>& readings, const std::string& key)
{
    return std::ranges::find(readings, key, &Reading::key) != readings.end();
}

Reading reading_of(const GraphExecutor::NodeInfo& node, const std::vector<Reading>& before)
{
    const std::string& port = node.type->outputs.front().name;
    Reading reading;
    reading.key = taken(before, port) ? node.id + "_" + port : port;
    reading.chart = port;
    reading.output = node.first_output;
    reading.percent = port == "accuracy";
    reading.higher_is_better = node.type->higher_is_better;
    return reading;
}

}  // namespace

std::vector<Reading> readings_of(const GraphExecutor& executor)
{
    std::vector<Reading> readings{{.key = "loss", .chart = "loss", .output = 0, .sum_of_losses = true}};
    if (executor.loss_nodes().size() > 1)
        for (const std::uint32_t node : executor.loss_nodes())
            readings.push_back(reading_of(executor.nodes()[node], readings));
    for (const std::uint32_t node : executor.metric_nodes())
        readings.push_back(reading_of(executor.nodes()[node], readings));
    return readings;
}

void read_values(const GraphExecutor& executor, std::span<const Reading> readings, const Tensor& loss, std::span<double> out)
{
    for (std::size_t i = 0; i < readings.size(); ++i)
        out[i] = (readings[i].sum_of_losses ? loss : executor.value(readings[i].output)).item();
}

void ReadingSums::add(std::span<const double> values, std::int64_t batch_examples)
{
    const auto weight = static_cast<double>(batch_examples);
    examples += weight;
    for (std::size_t i = 0; i < values.size(); ++i)
        sums[i] += weight * values[i];
}

std::uint32_t SeriesTable::index_of(const Reading& reading, const std::string& split)
{
    const std::string prefix = split == "train" ? "train_" : "val_";
    return index_of({prefix + reading.key, reading.chart, split, reading.percent});
}

std::uint32_t SeriesTable::learning_rate()
{
    return index_of({"learning_rate", "learning_rate", "", false});
}

std::uint32_t SeriesTable::index_of(SeriesInfo info)
{
    const auto found = std::ranges::find(m_series, info.key, &SeriesInfo::key);
    if (found != m_series.end())
        return static_cast<std::uint32_t>(found - m_series.begin());
    m_series.push_back(std::move(info));
    return static_cast<std::uint32_t>(m_series.size() - 1);
}

}  // namespace ts
