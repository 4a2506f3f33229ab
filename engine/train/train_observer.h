#pragma once

#include <filesystem>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "engine/train/telemetry.h"

namespace ts {

/// Results of one epoch under their series' keys: "train_loss", "val_accuracy" ...
struct EpochResult {
    std::int64_t epoch = 0;  ///< from 1
    std::int64_t step = 0;
    std::vector<std::pair<std::string, double>> metrics;
};

/// Told by the training thread what happens; every member returns at once.
class TrainObserver {
public:
    TrainObserver() = default;
    virtual ~TrainObserver() = default;
    TrainObserver(const TrainObserver&) = delete;
    TrainObserver& operator=(const TrainObserver&) = delete;

    /// Before the first step: folder of the run (empty where nothing is written) and name of the device.
    virtual void started(const std::filesystem::path& /*run_dir*/, const std::string& /*device*/) { }
    virtual void device_changed(const DeviceReport& /*report*/) { }
    virtual void state_changed(RunState /*state*/) { }
    /// All curves, whenever there are more.
    virtual void series_changed(const std::vector<SeriesInfo>& /*series*/) { }
    virtual void sample(const ScalarSample& /*sample*/) { }
    virtual void progress(const Progress& /*progress*/) { }
    virtual void epoch_done(const EpochResult& /*result*/) { }
    /// An edit or a picture that was asked for could not be made; the run goes on as it was. `node` may be empty.
    virtual void refused(const Message& /*reason*/, const std::string& /*node*/) { }
    virtual void snapshot(std::unique_ptr<Snapshot> /*snapshot*/) { }
};

}  // namespace ts
