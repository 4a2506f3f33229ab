#pragma once

#include "engine/ops/optimizer_kernels.h"

namespace ts {

struct OptimizerLoops {
    void (*sgd)(const ParameterRange& range, const SgdUpdate& update);
    void (*adam)(const ParameterRange& range, const AdamUpdate& update);
    void (*rmsprop)(const ParameterRange& range, const RmspropUpdate& update);
    void (*adagrad)(const ParameterRange& range, const AdagradUpdate& update);
    void (*adadelta)(const ParameterRange& range, const AdadeltaUpdate& update);
    void (*adamax)(const ParameterRange& range, const AdamaxUpdate& update);
    void (*lion)(const ParameterRange& range, const LionUpdate& update);
    void (*scale)(float* values, std::int64_t count, float factor);
    void (*clamp)(float* values, std::int64_t count, float limit);
    void (*move_towards)(float* average, const float* values, std::int64_t count, float share);
    /// In float64, in an order that the count alone decides.
    double (*sum_of_squares)(const float* values, std::int64_t count);
};

namespace baseline {
OptimizerLoops optimizer_loops();
}
namespace avx2 {
OptimizerLoops optimizer_loops();
}
namespace avx512 {
OptimizerLoops optimizer_loops();
}

}  // namespace ts
