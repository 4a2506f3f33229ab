#pragma once

#include <chrono>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "engine/train/decision_surface.h"
#include "engine/train/device_steps.h"
#include "engine/train/model.h"
#include "engine/train/rate_schedule.h"
#include "engine/train/run_recorder.h"
#include "engine/train/step_clock.h"
#include "engine/train/train_control.h"
#include "engine/train/train_observer.h"
#include "engine/train/training_data.h"
#include "engine/train/training_session.h"

namespace ts {

/// How a run ended.
struct RunResult {
    std::filesystem::path run_dir;  ///< empty where nothing was written
    std::int64_t epochs = 0;        ///< whole epochs done
    std::int64_t steps = 0;
    double seconds = 0;
    bool stopped = false;                                 ///< by the user, before all epochs were done
    std::vector<std::pair<std::string, double>> metrics;  ///< of the last epoch: "train_loss", "val_accuracy" ...
};

/// Trains a project on the calling thread: epochs with validation, checkpoints, curves, pauses and edits between steps. The
/// same seed gives the same numbers, also when a run is interrupted and resumed.
class Trainer {
public:
    Trainer(GraphDocument document, SessionOptions options, TrainControl& control, TrainObserver& observer);

    /// Runs until all epochs are done or the control says stop. Throws Error with the node's id where one is to blame; what
    /// was written until then stays.
    RunResult run();

    /// After run(): answers requests for snapshots until the control dismisses it, so that a trained model can be looked at.
    void show_until_dismissed();

private:
    void prepare();
    void prepare_new();
    void prepare_resumed();
    void build_data();
    void update_series();
    bool run_epoch();
    std::int64_t next_batch();
    bool wait_for_turn();
    void enter_pause();
    void take_edits();
    void replay_edits();
    void apply(const RunEdit& edit);
    void record(RunEdit edit);
    void apply_document(const GraphDocument& document, const std::filesystem::path& base_dir);
    void replan(bool other_rate);
    void build_schedule();
    void plan_rate();
    void set_rate(double rate);
    void step(std::int64_t rows);
    std::int64_t gather_gradients(std::int64_t rows);
    void learn_from_batch(std::int64_t rows, std::int64_t batch, double share);
    void clip_gradients();
    void build_device_steps();
    std::int64_t queue_step(std::int64_t rows, bool plain);
    void finish_step();
    void take_readings(bool all);
    [[nodiscard]] double loss_for_schedule();
    void report_device();
    void report_step(std::int64_t rows);
    void report_values(std::int64_t step, std::int64_t steps);
    void report_sample(const ScalarSample& sample, std::int64_t steps);
    void report_learning_rate();
    void report_epoch_value(std::uint32_t series, double value);
    void serve_surface(Snapshot& snapshot);
    void serve_still();
    void show_still(const SnapshotRequest& request);
    [[nodiscard]] bool feed_still();
    bool validate();
    void end_epoch();
    void save_checkpoint();
    void set_state(RunState state);
    [[nodiscard]] Progress progress() const;
    [[nodiscard]] std::int64_t steps_in(std::int64_t batches) const;
    [[nodiscard]] nn::RunContext context(bool training, std::int64_t batch = 0) const;

    GraphDocument m_document;
    SessionOptions m_options;
    TrainControl& m_control;
    TrainObserver& m_observer;

    std::unique_ptr<Model> m_model;
    std::unique_ptr<TrainingData> m_data;
    std::optional<RateSchedule> m_schedule;
    std::optional<RunRecorder> m_recorder;
    std::vector<RunEdit> m_replay;  // edits made after the checkpoint that the run continues from
    std::optional<DecisionSurfaceProbe> m_surface;

    RunPosition m_position;
    RunState m_state = RunState::Idle;
    StepClock m_clock;
    SeriesTable m_series;
    std::vector<std::uint32_t> m_train_series, m_validation_series;  // for each reading
    std::vector<double> m_values;
    std::vector<double> m_batch_values;           // of one of the batches of a step
    std::unique_ptr<DeviceSteps> m_device_steps;  // on an accelerator
    std::vector<double> m_step_values;            // of the batches that have come from it, of one step
    DeviceReport m_device_report;
    std::chrono::steady_clock::time_point m_device_reported;
    ReadingSums m_validation_sums;
    bool m_single_step = false;     // the turn was taken while paused
    std::int64_t m_steps_here = 0;  // since this process took up the run
    double m_seconds_before = 0;
};

}  // namespace ts
