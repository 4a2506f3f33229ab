#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "engine/graph/graph_executor.h"
#include "engine/train/telemetry.h"

namespace ts {

/// One number read off every batch: the sum of all losses, a single loss where there are several, or a metric.
struct Reading {
    std::string key;         ///< "loss", "accuracy", "acc2_accuracy": what follows "train_" or "val_" in a series' key
    std::string chart;       ///< "loss", "accuracy"
    std::size_t output = 0;  ///< index of the value; not used by the sum of losses
    bool sum_of_losses = false;
    bool percent = false;
    bool higher_is_better = false;
};

/// The readings of a graph; the first is the sum of all losses.
std::vector<Reading> readings_of(const GraphExecutor& executor);

/// Values after a run. `loss` is executor.loss(). `out` has one place for each reading.
void read_values(const GraphExecutor& executor, std::span<const Reading> readings, const Tensor& loss, std::span<double> out);

/// Averages of readings over batches, weighted by examples.
struct ReadingSums {
    double examples = 0;
    std::vector<double> sums;

    void reset(std::size_t count)
    {
        examples = 0;
        sums.assign(count, 0);
    }
    void add(std::span<const double> values, std::int64_t batch_examples);
    [[nodiscard]] double mean(std::size_t reading) const { return examples > 0 ? sums[reading] / examples : 0; }
};

/// Curves of a run, only ever appended to, so that indices stay valid when the graph is edited.
class SeriesTable {
public:
    /// Index of the curve of a reading; `split` is "train" or "validation".
    std::uint32_t index_of(const Reading& reading, const std::string& split);
    std::uint32_t learning_rate();
    [[nodiscard]] const std::vector<SeriesInfo>& all() const { return m_series; }

private:
    std::uint32_t index_of(SeriesInfo info);

    std::vector<SeriesInfo> m_series;
};

}  // namespace ts
