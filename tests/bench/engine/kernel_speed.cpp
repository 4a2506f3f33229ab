#include "kernel_speed.h"

#include <algorithm>
#include <array>
#include <chrono>
#include <cstdio>
#include <nlohmann/json.hpp>
#include <vector>

#include "child_process.h"
#include "engine/ops/activation.h"
#include "engine/ops/elementwise.h"
#include "engine/ops/layer_norm.h"
#include "engine/ops/matmul.h"
#include "engine/ops/reduce.h"
#include "engine/ops/shape_ops.h"
#include "engine/ops/softmax.h"
#include "engine/tensor/copy.h"
#include "engine/tensor/device_backend.h"
#include "graph_trial.h"

namespace ts {

namespace {

constexpr std::int64_t kRows = 65536, kColumns = 1024;  // 256 MiB of float32: far beyond every cache
constexpr int kRepeats = 20, kRounds = 5;

/// An operation on (kRows, kColumns) float32 whose speed is that of the memory.
struct Stream {
    const char* name;
    int passes;  ///< arrays of this size that are read or written
    Tensor (*apply)(const Tensor& x, const Tensor& y);
};

const std::array kStreams{
    Stream{"copy", 2, [](const Tensor& x, const Tensor& y) { return copy_elements(x, y), Tensor(); }},
    Stream{"add", 3, [](const Tensor& x, const Tensor& y) { return add(x, y); }},
    Stream{"mul by a number", 2, [](const Tensor& x, const Tensor&) { return mul(x, 1.5); }},
    Stream{"relu", 2, [](const Tensor& x, const Tensor&) { return relu(x); }},
    Stream{"gelu", 2, [](const Tensor& x, const Tensor&) { return gelu(x); }},
    Stream{"add a row", 2, [](const Tensor& x, const Tensor& y) { return add(x, select(y, 0, 0)); }},
    Stream{"sum of rows", 1,
           [](const Tensor& x, const Tensor&) {
               const std::int64_t dims[] = {1};
               return sum(x, dims, false);
           }},
    Stream{"sum of columns", 1,
           [](const Tensor& x, const Tensor&) {
               const std::int64_t dims[] = {0};
               return sum(x, dims, false);
           }},
    Stream{"softmax of rows", 2, [](const Tensor& x, const Tensor&) { return softmax(x, 1); }},
    Stream{"layer_norm", 2, [](const Tensor& x, const Tensor&) { return layer_norm(x, Shape{kColumns}, {}, {}, 1e-5); }},
    Stream{"transpose", 2, [](const Tensor& x, const Tensor&) { return contiguous(transpose(x, 0, 1)); }},
};

/// A product of two square matrices.
struct Product {
    const char* name;
    std::int64_t size;
    DType dtype;
};

const std::array kProducts{
    Product{"matmul 8192 float32", 8192, DType::Float32},
    Product{"matmul 8192 bfloat16", 8192, DType::BFloat16},
    Product{"matmul 1024 float32", 1024, DType::Float32},
    Product{"matmul 1024 bfloat16", 1024, DType::BFloat16},
};

/// Seconds that one call takes, the best of several rounds.
template <class Call> double best_seconds(Device device, Call call)
{
    using Clock = std::chrono::steady_clock;
    call();
    synchronize(device);
    double best = 1e9;
    for (int round = 0; round < kRounds; ++round) {
        const Clock::time_point start = Clock::now();
        for (int i = 0; i < kRepeats; ++i)
            call();
        synchronize(device);
        best = std::min(best, std::chrono::duration<double>(Clock::now() - start).count() / kRepeats);
    }
    return best;
}

void print(const std::string& name, double ours, const nlohmann::json& peer, const char* unit, double of_copy, bool json)
{
    const bool known = peer.contains(name);
    if (json) {
        nlohmann::ordered_json line{{"kernel", name}, {"unit", unit}, {"ours", ours}, {"peer", nullptr}};
        if (known)
            line["peer"] = peer[name];
        if (of_copy > 0)
            line["of_copy"] = of_copy;
        std::printf("%s\n", line.dump().c_str());
    } else {
        std::printf("%-22s %10.1f ", name.c_str(), ours);
        known ? std::printf("%10.1f", peer[name].get<double>()) : std::printf("%10s", "-");
        std::printf(" %s", unit);
        of_copy > 0 ? std::printf("  %3.0f %% of copy\n", 100 * of_copy) : std::printf("\n");
    }
    std::fflush(stdout);
}

nlohmann::json peer_speeds(const std::string& python, const std::string& script)
{
    const ChildResult result = run_child({python, script});
    const auto speeds = nlohmann::json::parse(result.output, nullptr, false);
    return result.status == 0 && speeds.is_object() ? speeds : nlohmann::json::object();
}

void print_streams(Device device, const nlohmann::json& peer, bool json)
{
    const Tensor x = full({kRows, kColumns}, 0.5, device), y = full({kRows, kColumns}, 0.25, device);
    double copy = 0;
    for (const Stream& stream : kStreams) {
        const double bytes = 4.0 * kRows * kColumns * stream.passes;
        const double speed = bytes / best_seconds(device, [&] { stream.apply(x, y); }) * 1e-9;
        copy = copy > 0 ? copy : speed;
        print(stream.name, speed, peer, "GB/s", speed / copy, json);
    }
}

void print_products(Device device, const nlohmann::json& peer, bool json)
{
    for (const Product& product : kProducts) {
        // Equal numbers would take less power, and so run faster, than those of a network.
        const Tensor values = to(random_numbers({product.size, product.size}, {device}), product.dtype);
        const double seconds = best_seconds(device, [&] { matmul(values, values); });
        const auto n = static_cast<double>(product.size);
        print(product.name, 2 * n * n * n / seconds * 1e-12, peer, "TFLOP/s", 0, json);
    }
}

}  // namespace

int print_kernel_speeds(Device device, const std::string& python, const std::string& script, bool json)
{
    if (device.type == DeviceType::Cpu)
        throw DeviceError("bench: --kernels measures a GPU; add --device cuda", {});
    const nlohmann::json peer = peer_speeds(python, script);
    if (!json)
        std::printf("%-22s %10s %10s\n", "one operation", "ours", "PyTorch");
    print_streams(device, peer, json);
    print_products(device, peer, json);
    return 0;
}

}  // namespace ts
