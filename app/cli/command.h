#pragma once

#include <span>
#include <string_view>
#include <vector>

#include "app/cli/arguments.h"

namespace ts::cli {

/// Exit codes of every command.
enum ExitCode : int {
    kDone = 0,
    kProblems = 1,  ///< the project has problems
    kUsage = 2,
    kFile = 3,     ///< a file could not be read or written
    kStopped = 4,  ///< by the user
    kDevice = 5,
};

/// One command of the program.
struct Command {
    std::string_view name;
    std::string_view synopsis;  ///< what follows the name
    std::string_view help;      ///< one line
    std::vector<OptionSpec> options;
    std::vector<std::string_view> examples;
    int (*run)(const Arguments& arguments);
};

const Command& train_command();
const Command& eval_command();
const Command& predict_command();
const Command& check_command();
const Command& fetch_command();
const Command& types_command();

/// Help of one command.
void print_help(const Command& command);

}  // namespace ts::cli
