#pragma once

#include <QObject>

#include "app/training/run_words.h"
#include "app/training/training_controller.h"
#include "engine/graph/graph_edit.h"

namespace ts {

class Actions;
class Document;
class MessageBar;
class Panels;
class StatusLine;
class TrainToolbar;

/// The Train commands, and the way of a run's numbers into toolbar, panels and status line.
class TrainingFlow : public QObject {
    Q_OBJECT
public:
    struct Views {
        Actions& actions;
        TrainToolbar& toolbar;
        Panels& panels;
        StatusLine& status;
        MessageBar& messages;
    };

    TrainingFlow(Document& document, const Views& views, QObject* parent);

    /// Starts a run, or goes on after a pause. A project with errors is not started: problemsRequested tells where.
    void train();
    void step();
    void pause();
    void stop();
    /// Ends the run and clears its traces, as another project is opened.
    void reset();
    void openRunFolder();
    /// Enables what can be done in the state of run and window; `hasProject` is false on the start page.
    void updateActions(bool hasProject);

    [[nodiscard]] TrainingController& controller() { return m_controller; }

Q_SIGNALS:
    /// The project has errors; the first one concerns this node (empty: the whole project).
    void problemsRequested(const QString& node);

private:
    bool start(bool paused);
    [[nodiscard]] std::filesystem::path runsDir() const;
    void showState(RunState state);
    void showSamples(std::span<const ScalarSample> samples);
    void showProgress(const Progress& progress);
    void showRefusal(const Message& reason, const QString& node);
    void showFailure(const Message& reason, const QString& node);
    void changeLearningRate(double rate);
    void followEdit(const GraphDelta& delta);
    void handOver();

    Document& m_document;
    Views m_views;
    TrainingController m_controller;
    HeadlineMetrics m_metrics;
    double m_learningRate = 0;  // the one last asked for
    bool m_editPending = false;
    TrainingSettings m_handedOver;  // what the run trains with, but for a rate changed since
    bool m_hasProject = false;
};

}  // namespace ts
