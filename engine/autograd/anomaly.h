#pragma once

namespace ts {

/// While one of these lives on the thread, backward passes look at every gradient that an operation computes and throw
/// ArgumentError naming the first operation whose backward pass made a NaN from gradients without one, and the input
/// (PyTorch's detect_anomaly). Costs a pass over every gradient; nothing measurable otherwise.
class AnomalyGuard {
public:
    AnomalyGuard();
    ~AnomalyGuard();
    AnomalyGuard(const AnomalyGuard&) = delete;
    AnomalyGuard& operator=(const AnomalyGuard&) = delete;

private:
    bool m_before;
};

/// Are gradients being checked on this thread?
bool anomaly_detection();

}  // namespace ts
