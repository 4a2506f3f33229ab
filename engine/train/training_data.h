#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "engine/data/data_loader.h"
#include "engine/data/device_staging.h"
#include "engine/graph/graph_document.h"
#include "engine/graph/graph_executor.h"

namespace ts {

/// The datasets of all data nodes of a graph, read batch by batch in the same order. The order, and with it every batch, is
/// the same for any number of threads that read ahead.
class TrainingData {
public:
    /// Opens every data node. Throws what opening throws, with the node's id, and ArgumentError where two data nodes have
    /// different numbers of examples, or classes are to be balanced that no data node has.
    TrainingData(const GraphDocument& document, const GraphExecutor& executor, const std::filesystem::path& base_dir,
                 std::int64_t seed);

    /// Would this document, compiled to `executor`, read the same batches into the same data nodes?
    [[nodiscard]] bool fits(const GraphDocument& document, const GraphExecutor& executor) const;

    [[nodiscard]] std::int64_t training_rows() const { return m_training_rows; }
    [[nodiscard]] std::int64_t validation_rows() const { return m_validation_rows; }
    /// Training batches of an epoch.
    [[nodiscard]] std::int64_t batches() const { return m_sources.front().training->batches(); }
    /// Those after the first `sample` examples.
    [[nodiscard]] std::int64_t batches_left(std::int64_t sample) const;
    /// Examples in the `count` batches after the first `sample` examples of an epoch.
    [[nodiscard]] std::int64_t rows_of(std::int64_t sample, std::int64_t count) const;
    [[nodiscard]] const Dataset& dataset(std::size_t data_node) const { return *m_sources[data_node].dataset; }

    /// Starts an epoch, or takes it up again after `sample` examples.
    void begin_epoch(std::int64_t epoch, std::int64_t sample);
    void begin_validation();
    /// Feeds the next batch to the executor; returns its number of examples, 0 at the end.
    std::int64_t next_training(GraphExecutor& executor);
    std::int64_t next_validation(GraphExecutor& executor);
    /// Reads the next training batch and sends it to the executor's device while that computes; nothing on the host.
    void send_ahead(const GraphExecutor& executor);

private:
    struct Source {
        std::string id;
        std::unique_ptr<Dataset> dataset;
        std::unique_ptr<DataLoader> training, validation;
    };
    /// What the order of the examples depends on; for each training or validation row.
    struct RowFacts {
        std::vector<std::int64_t> training_lengths, validation_lengths, classes;
    };
    void open(const GraphNode& node, const std::filesystem::path& base_dir);
    void find_lengths();
    void find_classes();
    void make_loaders(Source& source, std::int64_t seed) const;
    std::int64_t feed_sent(GraphExecutor& executor);
    std::int64_t feed_next(GraphExecutor& executor, std::unique_ptr<DataLoader> Source::*loader);

    std::vector<GraphNode> m_nodes;
    TrainingSettings m_settings;
    std::int64_t m_batch_size;
    std::int64_t m_training_rows = 0, m_validation_rows = 0;
    RowFacts m_facts;
    std::vector<Source> m_sources;
    std::optional<DeviceStaging> m_staging;
    std::optional<std::int64_t> m_sent_rows;  // examples of the batch sent ahead; 0 at the end of the epoch
};

}  // namespace ts
