#pragma once

#include "engine/train/train_control.h"

namespace ts::cli {

/// While one lives, Ctrl-C and SIGTERM ask the run to stop after the step in progress; a second one ends the program.
class StopOnInterrupt {
public:
    explicit StopOnInterrupt(TrainControl& control);
    ~StopOnInterrupt();
    StopOnInterrupt(const StopOnInterrupt&) = delete;
    StopOnInterrupt& operator=(const StopOnInterrupt&) = delete;
};

}  // namespace ts::cli
