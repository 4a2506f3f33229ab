#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <vector>

#include "engine/data/dataset.h"

namespace ts {

struct LoaderOptions {
    std::int64_t batch_size = 32;
    bool shuffle = true;     ///< a new order each epoch, from seed and epoch alone
    bool drop_last = false;  ///< leave out a last batch that is not full
    std::uint64_t seed = 0;
    int workers = 0;  ///< threads that read ahead, unless all data is in memory; 0: batches are read when asked for
    std::span<const std::int64_t> lengths = {};  ///< for each of the rows, see OrderOptions; must outlive the loader
    std::span<const std::int64_t> classes = {};  ///< likewise
};

/// One tensor for each field of the dataset.
struct Batch {
    std::vector<Tensor> fields;
    std::int64_t index = 0;  ///< number of the batch in its epoch
};

/// Batches of some rows of a dataset, in an order that depends on seed, epoch and rows only, whatever the number of workers:
///     for (std::int64_t epoch = 0; epoch < epochs; ++epoch)
///         for (loader.begin_epoch(epoch); auto batch = loader.next();) ...
/// Belongs to one thread.
class DataLoader {
public:
    /// `dataset` must outlive the loader. Throws ArgumentError where batch_size is not positive.
    DataLoader(const Dataset& dataset, std::vector<std::int64_t> rows, const LoaderOptions& options);
    ~DataLoader();
    DataLoader(const DataLoader&) = delete;
    DataLoader& operator=(const DataLoader&) = delete;

    /// Batches in each epoch.
    [[nodiscard]] std::int64_t batches() const { return m_batches; }
    /// Starts an epoch, or takes it up again at a later batch. What was read ahead is dropped.
    void begin_epoch(std::int64_t epoch, std::int64_t first_batch = 0);
    /// The next batch, or nothing at the end of the epoch (and before the first). Throws what reading it threw.
    std::optional<Batch> next();

private:
    struct Epoch;
    class ReadAhead;

    const Dataset& m_dataset;
    std::vector<std::int64_t> m_rows;
    LoaderOptions m_options;
    std::int64_t m_batches;
    std::shared_ptr<const Epoch> m_epoch;
    std::int64_t m_next = 0;
    std::unique_ptr<ReadAhead> m_read_ahead;
};

}  // namespace ts
