#pragma once

#include <string>
#include <utility>
#include <vector>

#include "engine/train/telemetry.h"

namespace ts::cli {

/// "0:07", "12:34", "1:02:03"
std::string clock_text(double seconds);

/// "train_loss 0.1234, val_accuracy 97.50 %"
std::string metrics_text(const std::vector<std::pair<std::string, double>>& metrics);

/// One line with a bar of the epoch in progress, speed and time left.
std::string progress_text(const Progress& progress, double loss, double epoch_share, int columns);

}  // namespace ts::cli
