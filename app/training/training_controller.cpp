#include "app/training/training_controller.h"

#include <algorithm>
#include <cctype>

#include <QThreadPool>

#include "engine/tensor/error.h"

namespace ts {

namespace {

constexpr int kFrameMilliseconds = 33;
/// Snapshots cost the worker time; eight a second look alive.
constexpr qint64 kSnapshotMilliseconds = 125;
constexpr qint64 kStillPatienceMilliseconds = 3000;
constexpr std::size_t kSamplesAtOnce = 8192;

bool wantsAnything(const SnapshotRequest& request)
{
    return request.nodes || request.surface || !request.slice_node.empty();
}

/// Lets the run end without waiting for it here.
void retire(std::unique_ptr<TrainingSession> session)
{
    if (!session)
        return;
    session->stop();
    QThreadPool::globalInstance()->start([kept = std::shared_ptr<TrainingSession>(std::move(session))] {});
}

}  // namespace

TrainingController::TrainingController(QObject* parent) : QObject(parent), m_samples(kSamplesAtOnce)
{
    m_frame.setInterval(kFrameMilliseconds);
    connect(&m_frame, &QTimer::timeout, this, &TrainingController::tick);
}

TrainingController::~TrainingController() = default;

void TrainingController::start(const GraphDocument& document, const std::filesystem::path& baseDir,
                               const std::filesystem::path& runsDir, bool paused)
{
    m_series.clear();
    m_progress = {};
    retire(std::move(m_session));
    m_session = std::make_unique<TrainingSession>();
    try {
        SessionOptions options;
        options.base_dir = baseDir;
        if (!runsDir.empty())
            options.run_dir = unusedRunDir(runsDir, document.name);
        options.start_paused = paused;
        m_session->start(document, options);
    } catch (const Error& error) {
        m_session.reset();
        setState(RunState::Failed);
        Q_EMIT failed(error.message(), QString::fromStdString(error.node()));
        return;
    }
    m_sinceRequest.invalidate();
    setState(RunState::Preparing);
    m_frame.start();
}

void TrainingController::pause()
{
    if (m_session)
        m_session->pause();
}

void TrainingController::resume()
{
    if (m_session)
        m_session->resume();
}

void TrainingController::step()
{
    if (m_session)
        m_session->step();
    m_stillDue = true;
}

void TrainingController::stop()
{
    if (m_session)
        m_session->stop();
}

void TrainingController::abandon()
{
    m_frame.stop();
    retire(std::move(m_session));
    m_series.clear();
    m_progress = {};
    setState(RunState::Idle);
}

void TrainingController::setLearningRate(double rate)
{
    if (!m_session || !isActive())
        return;
    try {
        m_session->set_learning_rate(rate);
    } catch (const Error& error) {
        Q_EMIT editRefused(error.message(), QString::fromStdString(error.node()));
    }
}

void TrainingController::edit(const GraphDocument& document, const std::filesystem::path& baseDir)
{
    if (!m_session || !isActive())
        return;
    try {
        m_session->edit(document, baseDir);
    } catch (const Error& error) {
        Q_EMIT editRefused(error.message(), QString::fromStdString(error.node()));
    }
}

void TrainingController::setWanted(const SnapshotRequest& request)
{
    m_wanted = request;
    m_sinceRequest.invalidate();
    m_stillDue = true;
    if (m_session && m_state != RunState::Failed)
        m_frame.start();
}

std::filesystem::path TrainingController::runDir() const
{
    return m_session ? m_session->run_dir() : std::filesystem::path();
}

DeviceReport TrainingController::deviceReport() const
{
    return m_session ? m_session->device_report() : DeviceReport();
}

QString TrainingController::deviceText() const
{
    return m_session ? QString::fromStdString(m_session->device_text()) : QString();
}

void TrainingController::tick()
{
    // The state is read first: all that a finished worker left is then in place.
    const RunState state = m_session->state();
    m_progress = m_session->progress();
    noticeSeries();
    drainSamples();
    drainSnapshot();
    Q_EMIT progressChanged(m_progress);
    if (const std::optional<Refusal> refusal = m_session->take_refusal())
        Q_EMIT editRefused(refusal->reason, QString::fromStdString(refusal->node));
    const bool failedNow = state == RunState::Failed && m_state != RunState::Failed;
    setState(state);
    if (state == RunState::Running)
        askForSnapshot();
    else
        askForStill();
    if (is_idle(state) && !m_stillAsked)
        m_frame.stop();
    if (failedNow)
        Q_EMIT failed(m_session->error(), QString::fromStdString(m_session->error_node()));
}

void TrainingController::noticeSeries()
{
    const std::vector<SeriesInfo> all = m_session->series();
    if (all.size() <= m_series.size())
        return;
    const bool first = m_series.empty();
    m_series = all;
    if (first)
        Q_EMIT begun(m_series);
    else
        Q_EMIT seriesAdded(m_series);
}

void TrainingController::drainSamples()
{
    if (m_series.empty())
        return;
    while (const std::size_t count = m_session->take_samples(m_samples)) {
        // An edit may have brought a curve since this frame began; the session knows it before its samples come.
        const bool known = std::all_of(m_samples.begin(), m_samples.begin() + static_cast<std::ptrdiff_t>(count),
                                       [this](const ScalarSample& sample) { return sample.series < m_series.size(); });
        if (!known)
            noticeSeries();
        Q_EMIT samplesReady(std::span(m_samples).first(count));
        if (count < m_samples.size())
            return;
    }
}

void TrainingController::drainSnapshot()
{
    if (const std::unique_ptr<Snapshot> snapshot = m_session->take_snapshot()) {
        m_stillAsked = false;
        Q_EMIT snapshotReady(*snapshot);
    }
}

void TrainingController::askForSnapshot()
{
    if (!wantsAnything(m_wanted) || (m_sinceRequest.isValid() && m_sinceRequest.elapsed() < kSnapshotMilliseconds))
        return;
    m_session->request_snapshot(m_wanted);
    m_sinceRequest.start();
}

/// One picture of a model at rest: paused, or after its run.
void TrainingController::askForStill()
{
    if (m_stillAsked && m_sinceRequest.isValid() && m_sinceRequest.elapsed() > kStillPatienceMilliseconds)
        m_stillAsked = false;
    const bool atRest = m_state == RunState::Paused || m_state == RunState::Finished || m_state == RunState::Stopped;
    if (!m_stillDue || !atRest || !wantsAnything(m_wanted))
        return;
    m_session->request_snapshot(m_wanted);
    m_sinceRequest.start();
    m_stillDue = false;
    m_stillAsked = true;
}

void TrainingController::setState(RunState state)
{
    if (m_state == state)
        return;
    m_state = state;
    m_stillDue = true;
    m_stillAsked = false;
    Q_EMIT stateChanged(state);
}

std::filesystem::path unusedRunDir(const std::filesystem::path& runsDir, const std::string& name)
{
    std::string word = name.empty() ? "run" : name;
    std::transform(word.begin(), word.end(), word.begin(), [](unsigned char letter) {
        return std::isalnum(letter) || letter >= 0x80 ? static_cast<char>(std::tolower(letter)) : '_';
    });
    for (int n = 1;; ++n) {
        std::filesystem::path dir = runsDir / (word + "-" + std::to_string(n));
        if (std::error_code ignored; !std::filesystem::exists(dir, ignored))
            return dir;
    }
}

}  // namespace ts
