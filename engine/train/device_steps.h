#pragma once

#include <functional>
#include <map>
#include <string>
#include <vector>

#include "engine/tensor/step_capture.h"
#include "engine/train/model.h"
#include "engine/train/reading_queue.h"

namespace ts {

/// How a model trains on an accelerator: the work of a batch, or of a whole step, is recorded and replayed while shapes repeat,
/// and its readings come to the host later. For as long as the model, which must outlive it, stays the same.
class DeviceSteps {
public:
    explicit DeviceSteps(Model& model);

    /// A batch that has been fed, and its part in its step.
    struct Batch {
        nn::RunContext context;
        BatchTurn turn;
        bool first = true;  ///< of its step: gradients begin afresh
        /// What follows the backward pass of a step of one batch: it queues work and counts the update. Empty: nothing does
        /// yet.
        std::function<void()> finish;
    };
    /// Queues the batch: its gradients, its readings, and what finishes the step. Recorded and replayed where `plain` is not
    /// set; values are then gone afterwards.
    void learn(const Batch& batch, bool plain);

    [[nodiscard]] ReadingQueue& readings() { return m_readings; }
    [[nodiscard]] const StepCapture& capture() const { return m_capture; }
    [[nodiscard]] StepCapture& capture() { return m_capture; }

private:
    void queue(const Batch& batch);
    [[nodiscard]] std::string key_of(const Batch& batch) const;
    [[nodiscard]] std::vector<bool> gradients_reached() const;
    void set_gradients_reached(const std::vector<bool>& reached) const;

    Model& m_model;
    ReadingQueue m_readings;
    StepCapture m_capture;
    std::map<std::string, std::vector<bool>> m_reached;  // parameters, by recorded work
};

}  // namespace ts
