#pragma once

#include <string>
#include <vector>

namespace ts {

/// What a finished program printed, and the memory it took.
struct ChildResult {
    int status = 0;  ///< exit status; -1 where it ended by a signal
    std::string output;
    double peak_mib = 0;  ///< largest resident size
};

/// Runs a program to its end. Throws IoError where it cannot be started.
ChildResult run_child(const std::vector<std::string>& command);

}  // namespace ts
