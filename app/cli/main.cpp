#include <array>
#include <cstdio>
#include <iostream>
#include <vector>

#include "app/cli/command.h"
#include "app/cli/report_error.h"
#include "engine/train/compute_device.h"

namespace ts::cli {

namespace {

constexpr std::string_view kVersion = TENSORSCAPE_VERSION;

std::array<const Command*, 6> commands()
{
    return {&train_command(), &eval_command(), &predict_command(), &check_command(), &types_command(), &fetch_command()};
}

void print_overview()
{
    std::cout << "tscape " << kVersion
              << ": trains and runs Tensorscape projects without a window\n\nusage: tscape COMMAND ...\n\n";
    for (const Command* command : commands())
        std::cout << "  " << command->name << std::string(10 - command->name.size(), ' ') << command->help << "\n";
    std::cout << "\n\"tscape COMMAND --help\" shows options and examples.\n\n"
                 "exit codes: 0 done, 1 the project has problems, 2 wrong usage, 3 a file could not be read or written,\n"
                 "            4 stopped by the user, 5 the device is missing or out of memory\n";
}

const Command* find_command(std::string_view name)
{
    for (const Command* command : commands())
        if (command->name == name)
            return command;
    return nullptr;
}

int run_command(const Command& command, std::span<const std::string_view> words)
{
    for (const std::string_view word : words)
        if (word == "--help" || word == "-h") {
            print_help(command);
            return kDone;
        }
    bool json = false;
    try {
        const Arguments arguments = Arguments::parse(words, command.options);
        json = arguments.has("--json");
        return command.run(arguments);
    } catch (const UsageError& error) {
        std::cerr << "tscape " << command.name << ": " << error.what() << "\nusage: tscape " << command.name << " "
                  << command.synopsis << "\n";
        return kUsage;
    } catch (...) {
        return report_current_error(json);
    }
}

int run(std::span<const std::string_view> words)
{
    if (words.empty() || words[0] == "--help" || words[0] == "-h" || words[0] == "help") {
        print_overview();
        return words.empty() ? kUsage : kDone;
    }
    if (words[0] == "--version") {
        std::cout << "tscape " << kVersion << "\n";
        return kDone;
    }
    if (const Command* command = find_command(words[0]))
        return run_command(*command, words.subspan(1));
    std::cerr << "tscape: there is no command \"" << words[0] << "\"; \"tscape --help\" lists them\n";
    return kUsage;
}

}  // namespace

void print_help(const Command& command)
{
    std::cout << "usage: tscape " << command.name << " " << command.synopsis << "\n\n" << command.help << "\n";
    if (!command.options.empty())
        std::cout << "\n";
    for (const OptionSpec& option : command.options) {
        std::string left = std::string(option.name) + (option.value.empty() ? "" : " ") + std::string(option.value);
        left.resize(std::max<std::size_t>(left.size(), 20), ' ');
        std::cout << "  " << left << " " << option.help << "\n";
    }
    std::cout << "\nexamples:\n";
    for (const std::string_view example : command.examples)
        std::cout << "  " << example << "\n";
}

}  // namespace ts::cli

int main(int count, char** values)
{
    ts::restart_with_short_waits(values);
    const std::vector<std::string_view> words(values + 1, values + count);
    return ts::cli::run(words);
}
