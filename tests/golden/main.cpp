#include <cstdio>
#include <optional>
#include <span>
#include <string_view>

#include "compute_device.h"
#include "engine/ops/to_device.h"
#include "engine/tensor/cuda_library.h"
#include "engine/tensor/device_backend.h"
#include "engine/tensor/error.h"
#include "family.h"

// Runs every case computed by PyTorch that a folder holds, prints one line per failure and "N passed, N failed".

namespace ts::golden {

namespace {

struct Options {
    std::filesystem::path folder;
    std::string device = "cpu";
    std::filesystem::path cuda_library;  ///< in place of the usual one
    std::string family;                  ///< only this one
};

struct Count {
    int passed = 0;
    int failed = 0;
};

constexpr const char* kUsage = "golden DIR [--device cpu|cuda] [--cuda-library FILE] [--family NAME]";

Options parse(std::span<char* const> words)
{
    Options options;
    for (std::size_t i = 1; i < words.size(); ++i) {
        const std::string_view word = words[i];
        const bool takes_value = word == "--device" || word == "--family" || word == "--cuda-library";
        if ((takes_value && i + 1 == words.size()) || (!takes_value && (word.starts_with('-') || !options.folder.empty())))
            throw ArgumentError("golden: %1 is not understood; %2", {std::string(word), kUsage});
        if (word == "--device")
            options.device = words[++i];
        else if (word == "--family")
            options.family = words[++i];
        else if (word == "--cuda-library")
            options.cuda_library = words[++i];
        else
            options.folder = word;
    }
    if (options.folder.empty())
        throw ArgumentError("golden: no folder given; %1", {kUsage});
    return options;
}

/// Throws DeviceError where it cannot be had.
void choose_device(const Options& options)
{
    const Device device = device_named(options.device);
    if (!options.cuda_library.empty())
        set_cuda_library_file(options.cuda_library);
    if (device.type != DeviceType::Cpu)
        backend(device);
    set_compute_device(device);
}

Failures run_case(RunCase run, const Family& family, const nlohmann::ordered_json& test)
{
    try {
        return run(family, test);
    } catch (const std::exception& error) {
        return {error.what()};
    }
}

void run_family(const Options& options, const std::string& name, RunCase run, Count& count)
{
    const Family family(options.folder, name);
    for (const auto& test : family.cases()) {
        const Failures failures = run_case(run, family, test);
        ++(failures.empty() ? count.passed : count.failed);
        if (!failures.empty())
            std::printf("FAILED %s %s: %s%s\n", name.c_str(), test.value("id", "?").c_str(), failures.front().c_str(),
                        failures.size() > 1 ? (" and " + std::to_string(failures.size() - 1) + " more").c_str() : "");
    }
}

Count run_all(const Options& options)
{
    Count count;
    bool any = false;
    for (const auto& [name, run] : families()) {
        if ((!options.family.empty() && options.family != name) || !exists(options.folder / (name + ".json")))
            continue;
        any = true;
        run_family(options, name, run, count);
    }
    if (!any)
        throw IoError("golden: %1 holds no family %2", {options.folder.string(), options.family});
    return count;
}

}  // namespace

}  // namespace ts::golden

int main(int argc, char** argv)
{
    std::setvbuf(stdout, nullptr, _IOLBF, BUFSIZ);  // what passed before a crash is seen
    try {
        const ts::golden::Options options = ts::golden::parse({argv, static_cast<std::size_t>(argc)});
        ts::golden::choose_device(options);
        const ts::golden::Count count = ts::golden::run_all(options);
        std::printf("%d passed, %d failed\n", count.passed, count.failed);
        return count.failed == 0 ? 0 : 1;
    } catch (const ts::DeviceError& error) {
        std::fprintf(stderr, "%s\n", error.what());
        return 5;
    } catch (const ts::ArgumentError& error) {
        std::fprintf(stderr, "%s\n", error.what());
        return 2;
    } catch (const std::exception& error) {
        std::fprintf(stderr, "%s\n", error.what());
        return 3;
    }
}
