#pragma once

#include <string>

#include "workload.h"

namespace ts {

/// Times of one training step in microseconds.
struct StepTimes {
    double median = 0;
    double best = 0;
    double device_mib = 0;  ///< most memory its tensors took on an accelerator while it was timed
};

/// Trains the workload in this process for about `seconds` and times every step; on an accelerator ten at a time, as the peer
/// does, since waiting after every step would be measured, too.
StepTimes measure(const Workload& workload, const Setting& on, int threads, double seconds);

}  // namespace ts
