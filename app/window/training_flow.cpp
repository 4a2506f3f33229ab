#include "app/window/training_flow.h"

#include <algorithm>

#include <QDesktopServices>
#include <QFileInfo>
#include <QStandardPaths>
#include <QUrl>

#include "app/document/document.h"
#include "app/window/actions.h"
#include "app/window/message_bar.h"
#include "app/window/panels.h"
#include "app/window/run_status.h"
#include "app/window/status_line.h"
#include "app/window/train_toolbar.h"
#include "engine/registry/optimizer_type.h"
#include "widgets/text/engine_text.h"

namespace ts {

namespace {

bool changesTheModel(const GraphDelta& delta)
{
    return !delta.added.empty() || !delta.removed.empty() || !delta.changed.empty() || !delta.rewired.empty()
        || !delta.renamed.empty() || delta.edges;
}

double learningRate(const TrainingSettings& training)
{
    const OptimizerType* type = find_optimizer_type(training.optimizer.type);
    const ParamValue* set = training.optimizer.params.find("lr");
    return type                                       ? ParamReader(type->params, training.optimizer.params).number("lr")
        : set && std::holds_alternative<double>(*set) ? std::get<double>(*set)
                                                      : 0;
}

bool sameButForTheRate(TrainingSettings a, TrainingSettings b)
{
    a.optimizer.params.erase("lr");
    b.optimizer.params.erase("lr");
    return a == b;
}

QString rateText(double rate)
{
    return QString::number(rate, 'g', 3);
}

}  // namespace

TrainingFlow::TrainingFlow(Document& document, const Views& views, QObject* parent)
    : QObject(parent), m_document(document), m_views(views)
{
    connect(&m_controller, &TrainingController::stateChanged, this, &TrainingFlow::showState);
    connect(&m_controller, &TrainingController::samplesReady, this, &TrainingFlow::showSamples);
    connect(&m_controller, &TrainingController::progressChanged, this, &TrainingFlow::showProgress);
    connect(&m_controller, &TrainingController::failed, this, &TrainingFlow::showFailure);
    connect(&m_controller, &TrainingController::snapshotReady, &views.panels, &Panels::showSnapshot);
    connect(&m_controller, &TrainingController::begun, this, [this](const std::vector<SeriesInfo>& series) {
        m_metrics.begin(series);
        m_learningRate = m_controller.progress().learning_rate;
        m_views.panels.beginRun(series, m_controller.progress().steps);
        m_views.status.setRun(QString::fromStdString(m_controller.runDir().filename().string()));
    });
    connect(&m_controller, &TrainingController::seriesAdded, this, [this](const std::vector<SeriesInfo>& series) {
        m_metrics.addSeries(series);
        m_views.panels.addSeries(series);
    });
    connect(&m_controller, &TrainingController::editRefused, this, &TrainingFlow::showRefusal);
    connect(&views.panels, &Panels::wantedChanged, this, [this] { m_controller.setWanted(m_views.panels.wanted()); });
    connect(&document, &Document::changed, this, &TrainingFlow::followEdit);
    connect(&document, &Document::reportChanged, this, &TrainingFlow::handOver);
}

void TrainingFlow::train()
{
    if (m_controller.state() == RunState::Paused)
        m_controller.resume();
    else if (!m_controller.isActive())
        start(false);
}

void TrainingFlow::step()
{
    if (m_controller.isActive() || start(true))
        m_controller.step();
}

void TrainingFlow::pause()
{
    m_controller.pause();
}

void TrainingFlow::stop()
{
    m_controller.stop();
}

bool TrainingFlow::start(bool paused)
{
    const ShapeReport& report = m_document.report();
    if (report.has_errors()) {
        const auto first = std::find_if(report.problems.begin(), report.problems.end(),
                                        [](const Problem& problem) { return problem.severity == Severity::Error; });
        Q_EMIT problemsRequested(QString::fromStdString(first->node));
        m_views.messages.show(MessageKind::Error, tr("Not started: %1").arg(engineText(first->message)));
        return false;
    }
    m_views.messages.dismiss();
    m_views.panels.clearRun();
    m_views.toolbar.status().setMetrics({});
    m_controller.setWanted(m_views.panels.wanted());
    m_handedOver = m_document.value().training;
    m_controller.start(m_document.value(), std::filesystem::path(m_document.folder().toStdString()), runsDir(), paused);
    return m_controller.isActive();
}

std::filesystem::path TrainingFlow::runsDir() const
{
    // A project without a file of its own may lie where nothing can be written, as the examples do.
    if (!m_document.file().isEmpty() && QFileInfo(m_document.folder()).isWritable())
        return {};
    return std::filesystem::path(QStandardPaths::writableLocation(QStandardPaths::AppLocalDataLocation).toStdString()) / "runs";
}

void TrainingFlow::reset()
{
    m_controller.abandon();
    m_editPending = false;
    m_learningRate = 0;
    m_views.panels.clearRun();
    m_views.toolbar.status().setMetrics({});
    m_views.status.setRun(QString());
}

void TrainingFlow::openRunFolder()
{
    QDesktopServices::openUrl(QUrl::fromLocalFile(QString::fromStdString(m_controller.runDir().string())));
}

void TrainingFlow::updateActions(bool hasProject)
{
    m_hasProject = hasProject;
    const RunState state = m_controller.state();
    const Actions& actions = m_views.actions;
    const bool active = m_controller.isActive();
    actions[Command::Train].setEnabled(hasProject && (!active || state == RunState::Paused));
    actions[Command::Pause].setEnabled(state == RunState::Running || state == RunState::Preparing);
    actions[Command::Step].setEnabled(hasProject && state != RunState::Preparing);
    actions[Command::Stop].setEnabled(active);
    actions[Command::OpenRunFolder].setEnabled(!m_controller.runDir().empty());
}

void TrainingFlow::showState(RunState state)
{
    m_views.toolbar.status().setRun(state, m_controller.progress());
    m_views.status.setDevice(m_controller.deviceReport());
    m_views.toolbar.setRunning(m_controller.isActive());
    m_views.panels.setRunning(m_controller.isActive());
    updateActions(m_hasProject);
}

void TrainingFlow::showSamples(std::span<const ScalarSample> samples)
{
    m_metrics.add(samples);
    m_views.panels.addSamples(samples);
    m_views.toolbar.status().setMetrics(m_metrics.metrics());
}

void TrainingFlow::showProgress(const Progress& progress)
{
    m_views.toolbar.status().setRun(m_controller.state(), progress);
    m_views.status.setDevice(m_controller.deviceReport());
}

void TrainingFlow::showFailure(const Message& reason, const QString& node)
{
    const QString text = engineText(reason);
    std::vector<MessageBar::Button> buttons;
    if (!node.isEmpty())
        buttons.push_back({tr("Show node"), [this, node] { Q_EMIT problemsRequested(node); }});
    m_views.messages.show(
        MessageKind::Error,
        node.isEmpty() ? tr("Training stopped: %1").arg(text) : tr("Training stopped at %1: %2").arg(node, text), buttons);
}

void TrainingFlow::showRefusal(const Message& reason, const QString& node)
{
    std::vector<MessageBar::Button> buttons;
    if (!node.isEmpty())
        buttons.push_back({tr("Show node"), [this, node] { Q_EMIT problemsRequested(node); }});
    m_views.messages.show(MessageKind::Warning, tr("Training goes on with the graph as it was: %1").arg(engineText(reason)),
                          buttons);
}

void TrainingFlow::changeLearningRate(double rate)
{
    if (!m_controller.isActive() || rate == m_learningRate || rate <= 0)
        return;
    m_controller.setLearningRate(rate);
    m_views.panels.addMarker(m_controller.progress().step,
                             QStringLiteral("lr %1 → %2").arg(rateText(m_learningRate), rateText(rate)));
    m_learningRate = rate;
}

void TrainingFlow::followEdit(const GraphDelta& delta)
{
    // A rate alone needs no new model; with a schedule it is the rate the schedule begins with.
    const TrainingSettings& training = m_document.value().training;
    const bool planned = training.schedule || m_handedOver.schedule;
    if (delta.training && !planned)
        changeLearningRate(learningRate(training));
    const bool settings = delta.training && (planned ? training != m_handedOver : !sameButForTheRate(training, m_handedOver));
    m_editPending = m_editPending || (m_controller.isActive() && (settings || changesTheModel(delta)));
}

void TrainingFlow::handOver()
{
    if (!m_editPending || !m_controller.isActive() || m_document.report().has_errors())
        return;
    m_editPending = false;
    const bool settings = !sameButForTheRate(m_document.value().training, m_handedOver);
    m_handedOver = m_document.value().training;
    m_controller.edit(m_document.value(), std::filesystem::path(m_document.folder().toStdString()));
    m_views.panels.addMarker(m_controller.progress().step, settings ? tr("settings edited") : tr("graph edited"));
}

}  // namespace ts
