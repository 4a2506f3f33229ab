#pragma once

#include <filesystem>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "engine/graph/graph_document.h"
#include "engine/train/telemetry.h"

namespace ts {

struct SessionOptions {
    std::filesystem::path base_dir;  ///< folder of the project file; data paths are relative to it
    std::filesystem::path run_dir;   ///< where to write the run; empty: runs/<name>-<n> under base_dir
    bool resume = false;             ///< continue the run in run_dir from its newest checkpoint
    bool write_run = true;           ///< false: nothing is written to disk
    bool start_paused = false;
    bool capture = true;  ///< record and replay steps on an accelerator
    int threads = 0;      ///< compute threads; 0: all cores, but one less beside a user interface on > 2 cores
};

/// Something asked of a run that could not be done.
struct Refusal {
    Message reason;
    std::string node;  ///< to blame; may be empty
};

/// A training run on a worker thread of its own. All members may be called from one controlling thread at any time and
/// return at once; nothing here waits for the worker but the destructor.
class TrainingSession {
public:
    TrainingSession();
    /// Stops the run (within one step) and waits for the worker.
    ~TrainingSession();
    TrainingSession(const TrainingSession&) = delete;
    TrainingSession& operator=(const TrainingSession&) = delete;

    /// Starts a run of a copy of `document`. Throws ArgumentError where one is still going on.
    void start(const GraphDocument& document, const SessionOptions& options);
    void pause();
    void resume();
    /// Does one step and pauses; where nothing runs, use start with start_paused first.
    void step();
    /// Ends the run after the step in progress and writes a checkpoint.
    void stop();

    /// Takes effect before the next step and is recorded in the run's edits.jsonl. Throws ArgumentError unless > 0 and finite.
    void set_learning_rate(double rate);
    /// Replaces the graph between two steps: parameters and optimizer state survive where node id, name and shape agree.
    /// Data paths are relative to `base_dir` from then on; empty: to the same folder as before. See take_refusal().
    void edit(const GraphDocument& document, const std::filesystem::path& base_dir = {});

    [[nodiscard]] RunState state() const;
    [[nodiscard]] Progress progress() const;
    /// Curves of this run; empty until Preparing is over. Indices are those of ScalarSample::series.
    [[nodiscard]] std::vector<SeriesInfo> series() const;
    /// Moves up to `out.size()` new samples into `out`, oldest first; returns how many.
    std::size_t take_samples(std::span<ScalarSample> out);
    /// Asks for a snapshot of the next step; a request not yet served is replaced. While paused and after the run it shows
    /// the model as it is, on a batch of validation examples.
    void request_snapshot(const SnapshotRequest& request);
    /// The newest snapshot not yet taken, or null.
    [[nodiscard]] std::unique_ptr<Snapshot> take_snapshot();
    /// Why the run failed; empty text unless Failed. `error_node` is the node it happened in, where known.
    [[nodiscard]] Message error() const;
    [[nodiscard]] std::string error_node() const;
    /// Why the newest edit or snapshot could not be taken over while the run went on as it was; once for each.
    [[nodiscard]] std::optional<Refusal> take_refusal();
    /// Folder of the run, once known.
    [[nodiscard]] std::filesystem::path run_dir() const;
    /// Name of the device the run uses as shown to a person, e.g. "CPU · 2 threads".
    [[nodiscard]] std::string device_text() const;
    /// How the run uses it; without a name until the run has begun.
    [[nodiscard]] DeviceReport device_report() const;

private:
    struct Impl;
    std::unique_ptr<Impl> m_impl;
};

}  // namespace ts
