#pragma once

#include <chrono>
#include <string>

#include "engine/train/trainer.h"

namespace ts::cli {

/// Tells a person at a terminal how training goes: a bar that is redrawn, and a line for each epoch. Without a terminal only
/// the lines.
class TextReport : public TrainObserver {
public:
    TextReport();

    void started(const std::filesystem::path& run_dir, const std::string& device) override;
    void sample(const ScalarSample& sample) override;
    void progress(const Progress& progress) override;
    void epoch_done(const EpochResult& result) override;
    void done(const RunResult& result);

private:
    void clear_line();

    bool m_terminal;
    bool m_drawn = false;
    double m_loss = 0;
    Progress m_now;
    std::int64_t m_epoch_start = 0;  // step before the first of the epoch
    std::chrono::steady_clock::time_point m_last{};
};

/// One JSON object a line for programs that read along.
class JsonReport : public TrainObserver {
public:
    void started(const std::filesystem::path& run_dir, const std::string& device) override;
    void progress(const Progress& progress) override { m_now = progress; }
    void epoch_done(const EpochResult& result) override;
    void done(const RunResult& result);

private:
    Progress m_now;
};

}  // namespace ts::cli
