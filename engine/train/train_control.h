#pragma once

#include <atomic>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>

#include "engine/graph/graph_document.h"
#include "engine/train/mailbox.h"
#include "engine/train/telemetry.h"

namespace ts {

/// A changed document, and the folder its data paths are relative to; empty: the one the run has.
struct DocumentEdit {
    GraphDocument document;
    std::filesystem::path base_dir;
};

/// What a controlling thread wants of a run. The controlling thread sets, the training thread reads between two steps.
class TrainControl {
public:
    // Controlling thread. Everything returns at once.
    void stop();
    void pause();
    void resume();
    /// Does one step and pauses.
    void step();
    /// Throws ArgumentError unless the rate is finite and above 0.
    void set_learning_rate(double rate);
    void edit(const GraphDocument& document, const std::filesystem::path& base_dir = {});
    void request_snapshot(const SnapshotRequest& request);
    /// Lets the training thread go that stays after a run to show it.
    void dismiss();
    /// Forgets everything asked for, before a new run.
    void reset(bool paused);

    // Training thread.
    [[nodiscard]] bool stopping() const { return m_stop.load(std::memory_order_relaxed); }
    [[nodiscard]] bool dismissed() const { return m_dismissed.load(std::memory_order_relaxed); }
    [[nodiscard]] bool paused() const { return m_paused.load(std::memory_order_relaxed); }
    /// While paused: may one more step be done? Uses it up.
    bool take_step();
    /// Gives back a step that could not be done because an epoch was over.
    void return_step() { m_steps.fetch_add(1); }
    [[nodiscard]] std::optional<double> take_learning_rate();
    [[nodiscard]] std::unique_ptr<DocumentEdit> take_edit() { return m_edit.take(); }
    [[nodiscard]] std::unique_ptr<SnapshotRequest> take_snapshot_request() { return m_snapshot.take(); }
    /// How often something was asked for; wait() returns once it differs from `seen`.
    [[nodiscard]] std::uint32_t changes() const { return m_changes.load(std::memory_order_acquire); }
    void wait(std::uint32_t seen) const { m_changes.wait(seen, std::memory_order_acquire); }

private:
    void notify();

    std::atomic<bool> m_stop{false};
    std::atomic<bool> m_dismissed{false};
    std::atomic<bool> m_paused{false};
    std::atomic<std::int64_t> m_steps{0};
    std::atomic<double> m_learning_rate{0};  // 0: none asked for
    std::atomic<std::uint32_t> m_changes{0};
    Mailbox<DocumentEdit> m_edit;
    Mailbox<SnapshotRequest> m_snapshot;
};

}  // namespace ts
