#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "engine/graph/graph_document.h"
#include "engine/nn/module.h"
#include "engine/optim/schedule.h"
#include "engine/train/readings.h"

namespace ts {

/// Where a run stands, beside its tensors.
struct RunPosition {
    std::int64_t step = 0;    ///< optimizer steps done
    std::int64_t epoch = 0;   ///< epochs done
    std::int64_t sample = 0;  ///< examples of the epoch in progress done
    std::int64_t seed = 0;
    double learning_rate = 0;                             ///< of the next step
    double rate_scale = 1;                                ///< what the user has multiplied the schedule's rate by
    Schedule::State schedule;                             ///< empty without one
    double seconds = 0;                                   ///< spent training
    std::size_t edits = 0;                                ///< lines of edits.jsonl that have taken effect
    ReadingSums sums;                                     ///< of the epoch in progress
    std::vector<std::pair<std::string, double>> metrics;  ///< of the last epoch: "train_loss", "val_accuracy" ...
    std::optional<double> score;  ///< loss of the last validation, or of the last epoch where there is none
};

/// Everything a run continues from, bit for bit.
struct Checkpoint {
    RunPosition position;
    GraphDocument document;
    std::vector<nn::NamedTensor> weights;    ///< "<node id>.<parameter>", buffers too
    std::vector<nn::NamedTensor> optimizer;  ///< "<node id>.<parameter>.<state>"
    std::vector<nn::NamedTensor> average;    ///< WeightAverage::state(); empty without one
};

/// The checkpoints of one run: folders step-<N>, each whole or not there.
class CheckpointFolder {
public:
    explicit CheckpointFolder(std::filesystem::path folder) : m_folder(std::move(folder)) { }

    /// Writes step-<N>, then removes all but the newest two and the one with the lowest score. Throws IoError.
    std::filesystem::path save(const Checkpoint& checkpoint) const;
    /// The newest one that can be read whole. Throws IoError or FormatError where there is none, for the reason the newest
    /// could not be read.
    [[nodiscard]] Checkpoint load_newest() const;
    /// Steps of the checkpoints there are, newest first.
    [[nodiscard]] std::vector<std::int64_t> steps() const;
    [[nodiscard]] std::filesystem::path path_of(std::int64_t step) const;

private:
    void prune() const;

    std::filesystem::path m_folder;
};

/// Reads one checkpoint. Throws IoError or FormatError that name the file.
Checkpoint load_checkpoint(const std::filesystem::path& folder);

}  // namespace ts
