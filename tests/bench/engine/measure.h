#pragma once

#include <string>

#include "workload.h"

namespace ts {

/// Times of one training step in microseconds.
struct StepTimes {
    double median = 0;
    double best = 0;
};

/// Trains the workload in this process for about `seconds` and times every step.
StepTimes measure(const Workload& workload, int threads, double seconds);

}  // namespace ts
