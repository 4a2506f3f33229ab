#include "engine/train/training_session.h"

#include <array>
#include <atomic>
#include <mutex>
#include <new>
#include <sys/resource.h>
#include <thread>
#include <unistd.h>

#include "engine/train/mailbox.h"
#include "engine/train/sample_ring.h"
#include "engine/train/train_control.h"
#include "engine/train/trainer.h"

namespace ts {

namespace {

/// Progress as numbers that one thread writes and another reads without waiting; they may be of neighbouring steps.
class SharedProgress {
public:
    void store(const Progress& p)
    {
        m_epoch = p.epoch;
        m_epochs = p.epochs;
        m_step = p.step;
        m_steps = p.steps;
        m_rate = p.samples_per_second;
        m_seconds = p.seconds;
        m_left = p.seconds_left;
        m_learning_rate = p.learning_rate;
    }
    [[nodiscard]] Progress load() const
    {
        return {m_epoch, m_epochs, m_step, m_steps, m_rate, m_seconds, m_left, m_learning_rate};
    }

private:
    template <class T> struct Relaxed {
        std::atomic<T> value{};
        void operator=(T v) { value.store(v, std::memory_order_relaxed); }
        operator T() const { return value.load(std::memory_order_relaxed); }
    };
    Relaxed<std::int64_t> m_epoch, m_epochs, m_step, m_steps;
    Relaxed<double> m_rate, m_seconds, m_left, m_learning_rate;
};

/// What changes a handful of times in a run.
struct RunFacts {
    std::vector<SeriesInfo> series;
    Message error;
    std::string error_node;
    std::filesystem::path run_dir;
    std::string device;
    DeviceReport device_report;
};

/// Gives this thread, and the compute threads it will start, less of a busy processor than the interface gets.
void stand_back()
{
    constexpr int kNicer = 5;
    setpriority(PRIO_PROCESS, static_cast<id_t>(gettid()), getpriority(PRIO_PROCESS, 0) + kNicer);
}

}  // namespace

struct TrainingSession::Impl : TrainObserver {
    TrainControl control;
    SampleRing ring;
    Mailbox<Snapshot> snapshots;
    Mailbox<Refusal> refusals;
    SharedProgress shared_progress;
    std::atomic<RunState> state{RunState::Idle};
    mutable std::mutex mutex;  // of `facts`; held only to copy them
    RunFacts facts;
    std::jthread thread;  // last: joined before anything it uses goes away

    void started(const std::filesystem::path& run_dir, const std::string& device) override
    {
        const std::lock_guard lock(mutex);
        facts.run_dir = run_dir;
        facts.device = device;
    }
    void device_changed(const DeviceReport& report) override
    {
        const std::lock_guard lock(mutex);
        facts.device_report = report;
    }
    void state_changed(RunState next) override
    {
        if (is_idle(next))
            ring.close();
        state.store(next, std::memory_order_release);
    }
    void series_changed(const std::vector<SeriesInfo>& series) override
    {
        const std::lock_guard lock(mutex);
        facts.series = series;
    }
    void sample(const ScalarSample& sample) override { ring.push(sample); }
    void progress(const Progress& progress) override { shared_progress.store(progress); }
    void snapshot(std::unique_ptr<Snapshot> snapshot) override { snapshots.put(std::move(snapshot)); }

    void refused(const Message& reason, const std::string& node) override
    {
        refusals.put(std::make_unique<Refusal>(Refusal{reason, node}));
    }

    void fail(const Message& message, const std::string& node)
    {
        {
            const std::lock_guard lock(mutex);
            facts.error = message;
            facts.error_node = node;
        }
        state_changed(RunState::Failed);
    }

    void work(GraphDocument document, SessionOptions options)
    {
        stand_back();
        try {
            Trainer trainer(std::move(document), std::move(options), control, *this);
            trainer.run();
            trainer.show_until_dismissed();
        } catch (const Error& error) {
            fail(error.message(), error.node());
        } catch (const std::bad_alloc&) {
            fail({translatable("engine", "The computer has no memory left for this run."), {}}, {});
        } catch (const std::exception& error) {
            fail({translatable("engine", "The run ended unexpectedly: %1"), {error.what()}}, {});
        }
    }

    template <class T> T fact(T RunFacts::*member) const
    {
        const std::lock_guard lock(mutex);
        return facts.*member;
    }
};

TrainingSession::TrainingSession() : m_impl(std::make_unique<Impl>()) { }

TrainingSession::~TrainingSession()
{
    stop();
    m_impl->control.dismiss();
}

void TrainingSession::start(const GraphDocument& document, const SessionOptions& options)
{
    if (!is_idle(state()))
        throw ArgumentError(translatable("engine", "A run is still going on; stop it first."), {});
    m_impl->control.dismiss();
    if (m_impl->thread.joinable())
        m_impl->thread.join();
    m_impl->control.reset(options.start_paused);
    m_impl->ring.reset();
    m_impl->snapshots.take();
    m_impl->refusals.take();
    m_impl->shared_progress.store({});
    m_impl->facts = {};
    m_impl->state = RunState::Preparing;
    SessionOptions own = options;
    if (const int cores = static_cast<int>(std::thread::hardware_concurrency()); own.threads == 0 && cores > 2)
        own.threads = cores - 1;
    m_impl->thread = std::jthread([this, document, own] { m_impl->work(document, own); });
}

void TrainingSession::pause()
{
    m_impl->control.pause();
}

void TrainingSession::resume()
{
    m_impl->control.resume();
}

void TrainingSession::step()
{
    m_impl->control.step();
}

void TrainingSession::stop()
{
    m_impl->control.stop();
}

void TrainingSession::set_learning_rate(double rate)
{
    m_impl->control.set_learning_rate(rate);
}

void TrainingSession::edit(const GraphDocument& document, const std::filesystem::path& base_dir)
{
    m_impl->control.edit(document, base_dir);
}

RunState TrainingSession::state() const
{
    return m_impl->state.load(std::memory_order_acquire);
}

Progress TrainingSession::progress() const
{
    return m_impl->shared_progress.load();
}

std::vector<SeriesInfo> TrainingSession::series() const
{
    return m_impl->fact(&RunFacts::series);
}

std::size_t TrainingSession::take_samples(std::span<ScalarSample> out)
{
    return m_impl->ring.take(out);
}

void TrainingSession::request_snapshot(const SnapshotRequest& request)
{
    m_impl->control.request_snapshot(request);
}

std::unique_ptr<Snapshot> TrainingSession::take_snapshot()
{
    return m_impl->snapshots.take();
}

std::optional<Refusal> TrainingSession::take_refusal()
{
    const std::unique_ptr<Refusal> refusal = m_impl->refusals.take();
    return refusal ? std::optional(*refusal) : std::nullopt;
}

Message TrainingSession::error() const
{
    return m_impl->fact(&RunFacts::error);
}

std::string TrainingSession::error_node() const
{
    return m_impl->fact(&RunFacts::error_node);
}

std::filesystem::path TrainingSession::run_dir() const
{
    return m_impl->fact(&RunFacts::run_dir);
}

std::string TrainingSession::device_text() const
{
    return m_impl->fact(&RunFacts::device);
}

DeviceReport TrainingSession::device_report() const
{
    return m_impl->fact(&RunFacts::device_report);
}

}  // namespace ts
