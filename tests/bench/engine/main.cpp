#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <nlohmann/json.hpp>
#include <optional>
#include <string_view>

#include "child_process.h"
#include "engine/tensor/cuda_library.h"
#include "engine/tensor/device_backend.h"
#include "kernel_speed.h"
#include "measure.h"
#include "op_cost.h"

// Our training steps beside PyTorch's: every figure comes from a process of its own, ours and the peer's in turn. On the CPU
// with one and with two threads; the better of the two counts for each side. On a GPU the peer runs as it is and compiled.

namespace ts {

namespace {

struct Options {
    bool json = false;
    bool run = false;      // measure one workload in this process
    bool ops = false;      // the cost of single operations instead of training steps
    bool kernels = false;  // products and streaming operations of a GPU instead of training steps
    bool tf32 = false;
    std::string python;  // the peer's; empty: the usual one
    std::string cuda_library;
    std::string only;
    std::string device = "cpu";
    int threads = 1;
    int rounds = 3;
    double seconds = 1;

    [[nodiscard]] bool on_gpu() const { return device != "cpu"; }
    /// Debian's own on the CPU, so that its PyTorch is found; else whichever python3 comes first.
    [[nodiscard]] std::string interpreter() const
    {
        return !python.empty() ? python : on_gpu() ? "python3" : "/usr/bin/python3";
    }
};

struct Figures {
    double median = 0, best = 0, mib = 0;
    int threads = 0;
};

/// Best of several rounds on each side.
struct Comparison {
    std::optional<Figures> ours, peer, compiled;
};

void keep_better(std::optional<Figures>& best, const std::optional<Figures>& now)
{
    if (now && (!best || now->median < best->median))
        best = now;
}

std::optional<Figures> figures_of(const ChildResult& result, int threads)
{
    const auto line = nlohmann::json::parse(result.output, nullptr, false);
    if (result.status != 0 || line.is_discarded() || !line.contains("step_us"))
        return std::nullopt;
    return Figures{line["step_us"].get<double>(), line["min_us"].get<double>(), line.value("peak_mib", result.peak_mib),
                   threads};
}

std::vector<std::string> common_words(const Workload& w, const Options& o, int threads)
{
    std::vector<std::string> words{
        "--device", o.device, "--threads", std::to_string(threads), "--seconds", std::to_string(o.seconds)};
    if (o.tf32)
        words.emplace_back("--tf32");
    words.insert(words.begin(), w.name);
    return words;
}

std::optional<Figures> run_ours(const std::string& self, const Workload& w, const Options& o, int threads)
{
    std::vector<std::string> command{self, "--run"};
    const std::vector<std::string> words = common_words(w, o, threads);
    command.insert(command.end(), words.begin(), words.end());
    if (!o.cuda_library.empty())
        command.insert(command.end(), {"--cuda-library", o.cuda_library});
    return figures_of(run_child(command), threads);
}

std::optional<Figures> run_peer(const Workload& w, const Options& o, int threads, bool compiled)
{
    std::vector<std::string> command{o.interpreter(), PEER_SCRIPT, "--only"};
    const std::vector<std::string> words = common_words(w, o, threads);
    command.insert(command.end(), words.begin(), words.end());
    if (compiled)
        command.emplace_back("--compile");
    return figures_of(run_child(command), threads);
}

Comparison compare(const std::string& self, const Workload& w, const Options& o, bool has_peer)
{
    Comparison best;
    const std::vector<int> thread_counts = o.on_gpu() ? std::vector<int>{1} : std::vector<int>{1, 2};
    for (int round = 0; round < o.rounds; ++round)
        for (const int threads : thread_counts) {
            keep_better(best.ours, run_ours(self, w, o, threads));
            if (has_peer)
                keep_better(best.peer, run_peer(w, o, threads, false));
            // Compiling takes a minute: once is enough.
            if (has_peer && o.on_gpu() && round == 0)
                keep_better(best.compiled, run_peer(w, o, threads, true));
        }
    return best;
}

void print_json(const Workload& w, const Comparison& c)
{
    nlohmann::ordered_json line{{"workload", w.name},          {"ours_us", c.ours->median},
                                {"peer_us", nullptr},          {"ratio", nullptr},
                                {"ours_mib", c.ours->mib},     {"peer_mib", nullptr},
                                {"ours_min_us", c.ours->best}, {"ours_threads", c.ours->threads}};
    if (c.peer) {
        line["peer_us"] = c.peer->median;
        line["ratio"] = c.peer->median / c.ours->median;
        line["peer_mib"] = c.peer->mib;
        line["peer_min_us"] = c.peer->best;
        line["peer_threads"] = c.peer->threads;
    }
    if (c.compiled) {
        line["compiled_us"] = c.compiled->median;
        line["compiled_ratio"] = c.compiled->median / c.ours->median;
        line["compiled_mib"] = c.compiled->mib;
    }
    std::printf("%s\n", line.dump().c_str());
}

void print_row(const Workload& w, const Comparison& c, bool gpu)
{
    std::printf("%-20s %11.1f %11.1f", w.name.c_str(), c.ours->median, c.ours->best);
    if (c.peer)
        std::printf(" %11.1f %11.1f %7.1fx", c.peer->median, c.peer->best, c.peer->median / c.ours->median);
    else
        std::printf(" %11s %11s %8s", "-", "-", "-");
    if (gpu && c.compiled)
        std::printf(" %11.1f %7.1fx", c.compiled->median, c.compiled->median / c.ours->median);
    else if (gpu)
        std::printf(" %11s %8s", "-", "-");
    std::printf(" %9.0f", c.ours->mib);
    c.peer ? std::printf(" %9.0f\n", c.peer->mib) : std::printf(" %9s\n", "-");
}

int compare(const std::string& self, const Options& o)
{
    const bool has_peer = run_child({o.interpreter(), "-c", "import torch"}).status == 0;
    if (!has_peer)
        std::fprintf(stderr, "PyTorch is not installed: only our side is measured. ./dev bench --install-peer installs it.\n");
    if (!o.json) {
        std::printf("%-20s %11s %11s %11s %11s %8s", "training step", "ours us", "best", "PyTorch us", "best", "ratio");
        if (o.on_gpu())
            std::printf(" %11s %8s", "compiled us", "ratio");
        std::printf(" %9s %9s\n", "ours MiB", "peer MiB");
    }
    for (const Workload& w : workloads()) {
        if (!o.only.empty() && o.only != w.name)
            continue;
        const Comparison best = compare(self, w, o, has_peer);
        if (!best.ours)
            throw ArgumentError("%1 could not be measured", {w.name});
        o.json ? print_json(w, best) : print_row(w, best, o.on_gpu());
        std::fflush(stdout);
    }
    if (o.only.empty() && !o.on_gpu())
        print_op_costs(PEER_OP_SCRIPT, o.json);
    return 0;
}

Device device_of(const Options& o)
{
    const Device device{o.on_gpu() ? DeviceType::Cuda : DeviceType::Cpu, 0};
    if (o.on_gpu() && !is_available(device))
        throw DeviceError(cuda_library().why_not);
    return device;
}

int run_one(const Options& o)
{
    for (const Workload& w : workloads())
        if (w.name == o.only) {
            const Device device = device_of(o);
            const StepTimes times = measure(w, {device, o.on_gpu() ? 8 : 1, o.tf32}, o.threads, o.seconds);
            nlohmann::json line{{"step_us", times.median}, {"min_us", times.best}};
            if (o.on_gpu())
                line["peak_mib"] = times.device_mib;
            std::printf("%s\n", line.dump().c_str());
            return 0;
        }
    throw ArgumentError("there is no workload %1", {o.only});
}

Options parse(std::span<char* const> words)
{
    Options o;
    for (std::size_t i = 1; i < words.size(); ++i) {
        const std::string_view word = words[i];
        const auto next = [&]() -> std::string {
            if (i + 1 >= words.size())
                throw ArgumentError("%1 needs a value", {std::string(word)});
            return words[++i];
        };
        if (word == "--json")
            o.json = true;
        else if (word == "--ops")
            o.ops = true;
        else if (word == "--kernels")
            o.kernels = true;
        else if (word == "--tf32")
            o.tf32 = true;
        else if (word == "--python")
            o.python = next();
        else if (word == "--cuda-library")
            o.cuda_library = next();
        else if (word == "--run")
            o.run = true, o.only = next();
        else if (word == "--only")
            o.only = next();
        else if (word == "--device")
            o.device = next();
        else if (word == "--threads")
            o.threads = std::atoi(next().c_str());
        else if (word == "--rounds")
            o.rounds = std::atoi(next().c_str());
        else if (word == "--seconds")
            o.seconds = std::atof(next().c_str());
        else
            throw ArgumentError("bench: unknown option %1; known are --json, --ops, --kernels, --only NAME, --device cpu|cuda, "
                                "--tf32, --rounds N, "
                                "--seconds S, --python FILE, --cuda-library FILE",
                                {std::string(word)});
    }
    if (o.device != "cpu" && o.device != "cuda")
        throw ArgumentError("bench: --device takes cpu or cuda, not %1", {o.device});
    if (!o.cuda_library.empty())
        set_cuda_library_file(o.cuda_library);
    return o;
}

}  // namespace

}  // namespace ts

int main(int argc, char** argv)
{
    try {
        const ts::Options options = ts::parse({argv, static_cast<std::size_t>(argc)});
        if (options.ops) {
            ts::print_op_costs(PEER_OP_SCRIPT, options.json);
            return 0;
        }
        if (options.kernels)
            return ts::print_kernel_speeds(ts::device_of(options), options.interpreter(), PEER_KERNEL_SCRIPT, options.json);
        if (!options.run)
            ts::device_of(options);
        return options.run ? ts::run_one(options) : ts::compare(argv[0], options);
    } catch (const ts::DeviceError& error) {
        std::fprintf(stderr, "%s\n", error.what());
        return 5;
    } catch (const ts::Error& error) {
        std::fprintf(stderr, "%s\n", error.what());
        return 2;
    }
}
