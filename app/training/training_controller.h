#pragma once

#include <filesystem>
#include <memory>
#include <span>
#include <vector>

#include <QElapsedTimer>
#include <QObject>
#include <QTimer>

#include "engine/graph/graph_document.h"
#include "engine/train/telemetry.h"
#include "engine/train/training_session.h"

namespace ts {

/// The interface's side of a training run. While a run is going on a timer drains what the worker left, once a frame, and
/// says so by signals; nothing here waits for the worker.
class TrainingController : public QObject {
    Q_OBJECT
public:
    explicit TrainingController(QObject* parent = nullptr);
    ~TrainingController() override;

    /// Starts a run of a copy of `document` whose paths are relative to `baseDir` and writes it below `runsDir`
    /// (empty: the folder `runs` beside the project).
    /// A paused start does nothing until step() or resume(). Emits failed where the engine refuses.
    void start(const GraphDocument& document, const std::filesystem::path& baseDir, const std::filesystem::path& runsDir,
               bool paused = false);
    void pause();
    void resume();
    void step();
    void stop();
    /// Ends the run and forgets it.
    void abandon();
    /// Takes effect before the next step.
    void setLearningRate(double rate);
    /// Hands an edited document, whose paths are relative to `baseDir`, to the run, to be taken over between two steps. Emits
    /// editRefused where it cannot be, at once or when the worker has tried.
    void edit(const GraphDocument& document, const std::filesystem::path& baseDir);
    /// What the visible views want to see of coming steps.
    void setWanted(const SnapshotRequest& request);

    [[nodiscard]] RunState state() const { return m_state; }
    /// Running, paused or about to.
    [[nodiscard]] bool isActive() const { return !is_idle(m_state); }
    [[nodiscard]] const Progress& progress() const { return m_progress; }
    [[nodiscard]] const std::vector<SeriesInfo>& series() const { return m_series; }
    [[nodiscard]] std::filesystem::path runDir() const;
    [[nodiscard]] QString deviceText() const;
    [[nodiscard]] DeviceReport deviceReport() const;

Q_SIGNALS:
    void stateChanged(ts::RunState state);
    /// The model is built; `series` are the curves that samples refer to.
    void begun(const std::vector<ts::SeriesInfo>& series);
    /// An edit brought further curves; `series` are all, those there were first.
    void seriesAdded(const std::vector<ts::SeriesInfo>& series);
    /// Points that came since the last frame, oldest first; valid during the signal only.
    void samplesReady(std::span<const ts::ScalarSample> samples);
    void snapshotReady(const ts::Snapshot& snapshot);
    void progressChanged(const ts::Progress& progress);
    /// The run ended by an error. `node` is empty where none is to blame.
    void failed(const ts::Message& reason, const QString& node);
    /// The run goes on as it was. `node` is empty where none is to blame.
    void editRefused(const ts::Message& reason, const QString& node);

private:
    void tick();
    void noticeSeries();
    void drainSamples();
    void drainSnapshot();
    void askForSnapshot();
    void askForStill();
    void setState(RunState state);

    std::unique_ptr<TrainingSession> m_session;
    QTimer m_frame;
    QElapsedTimer m_sinceRequest;
    SnapshotRequest m_wanted;
    bool m_stillDue = false;    // nothing steps, but what is shown is out of date
    bool m_stillAsked = false;  // and its picture is on the way
    RunState m_state = RunState::Idle;
    Progress m_progress;
    std::vector<SeriesInfo> m_series;
    std::vector<ScalarSample> m_samples;
};

/// First free folder `<name>-<n>` in `runsDir`; the name in small letters, with underscores for what is neither letter nor
/// digit.
std::filesystem::path unusedRunDir(const std::filesystem::path& runsDir, const std::string& name);

}  // namespace ts
