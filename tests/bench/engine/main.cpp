#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <nlohmann/json.hpp>
#include <optional>
#include <string_view>

#include "child_process.h"
#include "engine/tensor/error.h"
#include "measure.h"
#include "op_cost.h"

// Our training steps beside PyTorch's: every figure comes from a process of its own, ours and the peer's in turn, with one and
// with two threads; the better of the two counts for each side.

namespace ts {

namespace {

struct Options {
    bool json = false;
    bool run = false;  // measure one workload in this process
    bool ops = false;  // the cost of single operations instead of training steps
    std::string only;
    std::string device = "cpu";
    int threads = 1;
    int rounds = 3;
    double seconds = 1;
};

struct Figures {
    double median = 0, best = 0, mib = 0;
    int threads = 0;
};

void keep_better(std::optional<Figures>& best, const Figures& now)
{
    if (!best || now.median < best->median)
        best = now;
}

std::optional<Figures> figures_of(const ChildResult& result, int threads)
{
    const auto line = nlohmann::json::parse(result.output, nullptr, false);
    if (result.status != 0 || line.is_discarded() || !line.contains("step_us"))
        return std::nullopt;
    return Figures{line["step_us"].get<double>(), line["min_us"].get<double>(), result.peak_mib, threads};
}

std::optional<Figures> run_ours(const std::string& self, const Workload& w, const Options& o, int threads)
{
    return figures_of(
        run_child({self, "--run", w.name, "--threads", std::to_string(threads), "--seconds", std::to_string(o.seconds)}),
        threads);
}

std::optional<Figures> run_peer(const Workload& w, const Options& o, int threads)
{
    return figures_of(run_child({"/usr/bin/python3", PEER_SCRIPT, "--only", w.name, "--device", o.device, "--threads",
                                 std::to_string(threads), "--seconds", std::to_string(o.seconds)}),
                      threads);
}

void print(const Workload& w, const Figures& ours, const std::optional<Figures>& peer, bool json)
{
    if (json) {
        nlohmann::ordered_json line{{"workload", w.name},       {"ours_us", ours.median},      {"peer_us", nullptr},
                                    {"ratio", nullptr},         {"ours_mib", ours.mib},        {"peer_mib", nullptr},
                                    {"ours_min_us", ours.best}, {"ours_threads", ours.threads}};
        if (peer) {
            line["peer_us"] = peer->median;
            line["ratio"] = peer->median / ours.median;
            line["peer_mib"] = peer->mib;
            line["peer_min_us"] = peer->best;
            line["peer_threads"] = peer->threads;
        }
        std::printf("%s\n", line.dump().c_str());
    } else if (peer) {
        std::printf("%-20s %11.1f %11.1f %11.1f %11.1f %7.1fx %9.0f %9.0f\n", w.name.c_str(), ours.median, ours.best,
                    peer->median, peer->best, peer->median / ours.median, ours.mib, peer->mib);
    } else {
        std::printf("%-20s %11.1f %11.1f %11s %11s %8s %9.0f %9s\n", w.name.c_str(), ours.median, ours.best, "-", "-", "-",
                    ours.mib, "-");
    }
    std::fflush(stdout);
}

int compare(const std::string& self, const Options& o)
{
    const bool has_peer = run_child({"/usr/bin/python3", "-c", "import torch"}).status == 0;
    if (!has_peer)
        std::fprintf(stderr, "PyTorch is not installed: only our side is measured. ./dev bench --install-peer installs it.\n");
    if (!o.json)
        std::printf("%-20s %11s %11s %11s %11s %8s %9s %9s\n", "training step", "ours us", "best", "PyTorch us", "best",
                    "ratio", "ours MiB", "peer MiB");
    for (const Workload& w : workloads()) {
        if (!o.only.empty() && o.only != w.name)
            continue;
        std::optional<Figures> ours, peer;
        for (int round = 0; round < o.rounds; ++round)
            for (const int threads : {1, 2}) {
                if (const auto now = run_ours(self, w, o, threads))
                    keep_better(ours, *now);
                if (const auto now = has_peer ? run_peer(w, o, threads) : std::nullopt)
                    keep_better(peer, *now);
            }
        if (!ours)
            throw ArgumentError("%1 could not be measured", {w.name});
        print(w, *ours, peer, o.json);
    }
    if (o.only.empty())
        print_op_costs(PEER_OP_SCRIPT, o.json);
    return 0;
}

int run_one(const Options& o)
{
    for (const Workload& w : workloads())
        if (w.name == o.only) {
            const StepTimes times = measure(w, o.threads, o.seconds);
            std::printf("%s\n", nlohmann::json{{"step_us", times.median}, {"min_us", times.best}}.dump().c_str());
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
            throw ArgumentError(
                "bench: unknown option %1; known are --json, --ops, --only NAME, --device cpu, --rounds N, --seconds S",
                {std::string(word)});
    }
    if (o.device != "cpu")
        throw DeviceError("bench: this build measures the CPU only, not %1", {o.device});
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
        return options.run ? ts::run_one(options) : ts::compare(argv[0], options);
    } catch (const ts::Error& error) {
        std::fprintf(stderr, "%s\n", error.what());
        return 2;
    }
}
