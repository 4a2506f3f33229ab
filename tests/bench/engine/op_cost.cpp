#include "op_cost.h"

#include <algorithm>
#include <array>
#include <chrono>
#include <cstdio>
#include <nlohmann/json.hpp>

#include "child_process.h"
#include "engine/autograd/backward.h"
#include "engine/cpu/compute_threads.h"
#include "engine/ops/elementwise.h"
#include "engine/ops/matmul.h"
#include "engine/ops/reduce.h"
#include "engine/ops/shape_ops.h"
#include "engine/ops/softmax.h"

namespace ts {

namespace {

constexpr int kChain = 64;
constexpr int kRounds = 400;

/// An operation that keeps the shape of its input, so that it can be applied to its own result.
struct SmallOp {
    const char* name;
    Shape sizes;
    Shape other;
    Tensor (*apply)(const Tensor& x, const Tensor& other);
};

const std::array kOps{
    SmallOp{"add 8", {8}, {8}, [](const Tensor& x, const Tensor& w) { return add(x, w); }},
    SmallOp{"mul 8", {8}, {8}, [](const Tensor& x, const Tensor& w) { return mul(x, w); }},
    SmallOp{"tanh 8", {8}, {}, [](const Tensor& x, const Tensor&) { return tanh(x); }},
    SmallOp{"matmul 8x8", {8, 8}, {8, 8}, [](const Tensor& x, const Tensor& w) { return matmul(x, w); }},
    SmallOp{"linear 1x64 to 64", {1, 64}, {64, 64}, [](const Tensor& x, const Tensor& w) { return linear(x, w); }},
    SmallOp{"sum of rows 1x8",
            {1, 8},
            {},
            [](const Tensor& x, const Tensor&) {
                const std::int64_t rows[] = {0};
                return sum(x, rows, true);
            }},
    SmallOp{"cat 8 and 0",
            {8},
            {0},
            [](const Tensor& x, const Tensor& w) {
                const Tensor parts[] = {x, w};
                return cat(parts, 0);
            }},
    SmallOp{"softmax 8", {8}, {}, [](const Tensor& x, const Tensor&) { return softmax(x, 0); }},
    SmallOp{"view 8", {8}, {}, [](const Tensor& x, const Tensor&) { return view(x, Shape{8}); }},
};

struct Cost {
    double forward = 0, backward = 0;
};

using Clock = std::chrono::steady_clock;

double per_op(Clock::time_point from, Clock::time_point to)
{
    return std::chrono::duration<double, std::nano>(to - from).count() / kChain;
}

double median(std::array<double, kRounds>& values)
{
    std::nth_element(values.begin(), values.begin() + kRounds / 2, values.end());
    return values[kRounds / 2];
}

/// Medians over many chains; freeing the tape counts as backward.
Cost measure(const SmallOp& op)
{
    const Tensor x = full(op.sizes, 0.5).set_requires_grad();
    const Tensor other = full(op.other, 0.01).set_requires_grad();
    const Tensor gradient = ones(op.sizes);
    std::array<double, kRounds> forward{}, back{};
    for (std::size_t round = 0; round < kRounds; ++round) {
        const Clock::time_point start = Clock::now();
        Tensor y = x;
        for (int i = 0; i < kChain; ++i)
            y = op.apply(y, other);
        const Clock::time_point between = Clock::now();
        backward(y, gradient);
        y = Tensor();
        const Clock::time_point end = Clock::now();
        forward[round] = per_op(start, between);
        back[round] = per_op(between, end);
    }
    return {median(forward), median(back)};
}

nlohmann::json peer_costs(const std::string& script)
{
    const ChildResult result = run_child({"/usr/bin/python3", script});
    const auto costs = nlohmann::json::parse(result.output, nullptr, false);
    return result.status == 0 && costs.is_object() ? costs : nlohmann::json::object();
}

void print(const SmallOp& op, const Cost& ours, const nlohmann::json& peer, bool json)
{
    const bool known = peer.contains(op.name);
    if (json) {
        nlohmann::ordered_json line{{"op", op.name}, {"forward_ns", ours.forward}, {"backward_ns", ours.backward}};
        line["peer_forward_ns"] = known ? peer[op.name][0] : nlohmann::json();
        line["peer_backward_ns"] = known ? peer[op.name][1] : nlohmann::json();
        std::printf("%s\n", line.dump().c_str());
        return;
    }
    std::printf("%-22s %12.0f %12.0f", op.name, ours.forward, ours.backward);
    if (known)
        std::printf(" %12.0f %12.0f", peer[op.name][0].get<double>(), peer[op.name][1].get<double>());
    std::printf("\n");
}

}  // namespace

void print_op_costs(const std::string& peer_script, bool json)
{
    set_compute_threads(1);
    if (!json)
        std::printf("%-22s %12s %12s %12s %12s\n", "one op, nanoseconds", "forward", "backward", "PyTorch fwd", "PyTorch bwd");
    const nlohmann::json peer = peer_costs(peer_script);
    for (const SmallOp& op : kOps)
        print(op, measure(op), peer, json);
}

}  // namespace ts
