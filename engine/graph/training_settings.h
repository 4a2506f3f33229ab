#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "engine/registry/param_value.h"

namespace ts {

/// Keys this version does not know, kept as they were read: (key, JSON text).
using ExtraKeys = std::vector<std::pair<std::string, std::string>>;

/// An optimizer by its registered name and the parameters set on it ("lr" among them).
struct OptimizerSettings {
    std::string type = "Adam";
    Params params;
    friend bool operator==(const OptimizerSettings&, const OptimizerSettings&) = default;
};

/// What a schedule counts.
enum class ScheduleUnit : std::uint8_t { Epoch, Step };

/// A learning-rate schedule by its registered name and the parameters set on it.
struct ScheduleSettings {
    std::string type = "StepLR";
    ScheduleUnit every = ScheduleUnit::Epoch;
    std::int64_t warmup_steps = 0;  ///< optimizer steps in which the rate rises in a straight line to what the schedule says
    Params params;
    friend bool operator==(const ScheduleSettings&, const ScheduleSettings&) = default;
};

/// A weight initialiser by its registered name and the parameters set on it.
struct InitializerSettings {
    std::string type = "xavier_uniform";
    Params params;
    friend bool operator==(const InitializerSettings&, const InitializerSettings&) = default;
};

/// How one node is trained where that differs from the rest.
struct NodeTraining {
    double lr_scale = 1;                           ///< the learning rate is multiplied by this
    std::optional<double> weight_decay;            ///< in place of the optimizer's
    bool frozen = false;                           ///< parameters keep their values
    std::optional<InitializerSettings> init;       ///< of weights of two or more dimensions; empty: the project's
    std::optional<InitializerSettings> bias_init;  ///< of biases; empty: the project's
    ExtraKeys extra;

    friend bool operator==(const NodeTraining&, const NodeTraining&) = default;
};

/// How numbers are computed: all in float32; products of rounded float32 (TF32) where the device has them; or mixed precision,
/// in which products take a half type and the rest float32.
inline constexpr std::string_view kPrecisions[] = {"float32", "tf32", "bfloat16", "float16"};

struct TrainingSettings {
    std::int64_t batch_size = 32;
    std::int64_t epochs = 10;
    std::int64_t seed = 1;
    std::string device = "auto";  ///< "auto", "cpu", "cuda", "cuda:1"
    OptimizerSettings optimizer;
    std::optional<ScheduleSettings> schedule;
    std::optional<double> clip_grad_norm;
    std::string precision = "float32";  ///< one of kPrecisions
    ExtraKeys extra;                    ///< keys this version only keeps

    std::optional<double> clip_grad_value;         ///< largest element of a gradient
    std::int64_t accumulate_steps = 1;             ///< batches whose gradients are averaged for one optimizer step
    std::optional<double> ema_decay;               ///< of the moving average of weights that is evaluated; none: the weights
    bool decay_biases = true;                      ///< false: weight decay leaves biases and the weights of norms alone
    std::optional<InitializerSettings> init;       ///< of weights of two or more dimensions; empty: each layer's own
    std::optional<InitializerSettings> bias_init;  ///< of biases; empty: each layer's own

    std::optional<std::int64_t> workers;  ///< threads that read data ahead; nothing: as many as the data needs
    std::string balance = "none";         ///< "classes": draw examples of all classes equally often

    friend bool operator==(const TrainingSettings&, const TrainingSettings&) = default;
};

}  // namespace ts
