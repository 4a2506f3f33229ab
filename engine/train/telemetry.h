#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "engine/registry/symbolic_shape.h"
#include "engine/tensor/error.h"

namespace ts {

enum class RunState : std::uint8_t {
    Idle,       ///< nothing started yet
    Preparing,  ///< opening data and building the model
    Running,
    Paused,
    Finished,  ///< all epochs done
    Stopped,   ///< ended by the user
    Failed,    ///< ended by an error
};

/// Is a run in this state over or not begun?
constexpr bool is_idle(RunState state)
{
    return state == RunState::Idle || state >= RunState::Finished;
}

/// A curve: one number a step or an epoch.
struct SeriesInfo {
    std::string key;       ///< "train_loss", "val_accuracy", "train_acc2_accuracy" ...; stable across runs
    std::string chart;     ///< curves of one chart share it: "loss", "accuracy", "learning_rate"
    std::string split;     ///< "train", "validation" or ""
    bool percent = false;  ///< a fraction, shown as percent
};

/// One point of a curve.
struct ScalarSample {
    std::uint32_t series = 0;  ///< index into the run's SeriesInfo list
    std::int64_t step = 0;     ///< optimizer steps done
    double value = 0;
};

struct Progress {
    std::int64_t epoch = 0;  ///< 1-based epoch in progress
    std::int64_t epochs = 0;
    std::int64_t step = 0;   ///< optimizer steps done in the whole run
    std::int64_t steps = 0;  ///< in all
    double samples_per_second = 0;
    double seconds = 0;       ///< spent training
    double seconds_left = 0;  ///< estimated; negative where unknown
    double learning_rate = 0;
    double waiting = 0;  ///< share of the time that steps wait for data, 0 to 1
};

/// How a run uses its device, told whenever it changes and now and then while it computes.
struct DeviceReport {
    std::string name{};              ///< as shown to a person: "CPU · 2 threads", "NVIDIA H200"
    bool accelerator = false;        ///< a device of its own, with memory of its own
    bool captured = false;           ///< whole steps are replayed from a recording
    Message why_not{};               ///< why steps are not replayed; empty text where they are or nothing stands in the way yet
    std::uint64_t memory_bytes = 0;  ///< taken by this program's tensors on the accelerator

    friend bool operator==(const DeviceReport&, const DeviceReport&) = default;
};

/// Distribution of the values of one tensor.
struct TensorStats {
    double mean = 0, spread = 0;  ///< spread: standard deviation
    double minimum = 0, maximum = 0;
    double norm = 0;
    double zeros = 0;  ///< fraction of exact zeros
    std::int64_t count = 0;
    std::int64_t nan_count = 0, inf_count = 0;
    /// Counts of equally wide bins from minimum to maximum; NaN and infinities are left out.
    std::array<std::uint32_t, 32> histogram{};
};

/// What was seen of one node in one step.
struct NodeSnapshot {
    std::string id;
    std::vector<std::int64_t> output_shape;
    TensorStats output;                             ///< of the first output
    std::optional<TensorStats> gradient;            ///< of the loss for the first output
    std::optional<double> parameter_gradient_norm;  ///< over all parameters of the node
    std::optional<double> update_ratio;             ///< |update| / |weight| of the last step
    std::optional<double> value;                    ///< losses and metrics
    std::optional<double> forward_seconds;          ///< time on the device; only where timings were asked for
    std::optional<double> backward_seconds;
};

/// A 2-D slice of one tensor for the inspector.
struct TensorSlice {
    std::string node;
    std::string what;                 ///< "output", "gradient", or a parameter's name
    std::vector<std::int64_t> shape;  ///< of the whole tensor
    std::string dtype;
    std::int64_t rows = 0, columns = 0;
    std::vector<float> values;  ///< rows x columns
    TensorStats stats;          ///< of the whole tensor
};

/// What a classifier of 2-D points answers all over the plane.
struct DecisionSurface {
    std::int64_t width = 0, height = 0;
    float x_min = 0, x_max = 0, y_min = 0, y_max = 0;  ///< y grows upwards; row 0 is at y_max
    std::int64_t classes = 0;
    std::vector<std::uint8_t> best;  ///< width x height, class with the largest probability
    std::vector<float> confidence;   ///< width x height, its probability
    struct Point {
        float x, y;
        std::uint8_t label;
    };
    std::vector<Point> points;  ///< examples (at most 2,000)
};

/// Heavy picture of one step, made only when asked for.
struct Snapshot {
    std::int64_t step = 0;
    std::vector<NodeSnapshot> nodes;
    std::optional<TensorSlice> slice;
    std::optional<DecisionSurface> surface;
};

/// What the interface would like to see of the next step.
struct SnapshotRequest {
    bool nodes = false;
    bool surface = false;
    bool timings = false;    ///< how long each node takes on the device
    std::string slice_node;  ///< empty: no slice
    std::string slice_what = "output";
};

}  // namespace ts
