#include "engine/cpu/simd/optimizer_loops.h"

#include <cmath>

namespace ts::TS_SIMD {

namespace {

template <bool Momentum> void sgd_loop(const ParameterRange& range, const SgdUpdate& u)
{
    float* __restrict value = range.value;
    const float* __restrict gradient = range.gradient;
    [[maybe_unused]] float* __restrict buffer = range.state[0];
    const float look_ahead = u.nesterov ? u.momentum : 1;
    const float direct = u.nesterov ? 1.0F : 0.0F;
    for (std::int64_t i = 0; i < range.count; ++i) {
        const float g = gradient[i] + u.weight_decay * value[i];
        float direction = g;
        if constexpr (Momentum) {
            buffer[i] = u.momentum * buffer[i] + u.taken * g;
            direction = direct * g + look_ahead * buffer[i];
        }
        value[i] -= u.lr * direction;
    }
}

void sgd(const ParameterRange& range, const SgdUpdate& update)
{
    range.state[0] ? sgd_loop<true>(range, update) : sgd_loop<false>(range, update);
}

template <bool Amsgrad> void adam_loop(const ParameterRange& range, const AdamUpdate& u)
{
    float* __restrict value = range.value;
    const float* __restrict gradient = range.gradient;
    float* __restrict mean = range.state[0];
    float* __restrict square = range.state[1];
    [[maybe_unused]] float* __restrict largest = range.state[2];
    for (std::int64_t i = 0; i < range.count; ++i) {
        const float start = value[i] * u.shrink;
        const float g = gradient[i] + u.weight_decay * start;
        mean[i] += (1 - u.beta1) * (g - mean[i]);
        square[i] = u.beta2 * square[i] + (1 - u.beta2) * g * g;
        float scale = square[i];
        if constexpr (Amsgrad) {
            largest[i] = largest[i] > scale ? largest[i] : scale;
            scale = largest[i];
        }
        value[i] = start - u.step_size * mean[i] / (std::sqrt(scale) * u.root_correction + u.eps);
    }
}

void adam(const ParameterRange& range, const AdamUpdate& update)
{
    range.state[2] ? adam_loop<true>(range, update) : adam_loop<false>(range, update);
}

void scale(float* values, std::int64_t count, float factor)
{
    for (std::int64_t i = 0; i < count; ++i)
        values[i] *= factor;
}

double sum_of_squares(const float* values, std::int64_t count)
{
    constexpr std::int64_t kLanes = 16;
    double lanes[kLanes] = {};
    const std::int64_t whole = count / kLanes * kLanes;
    for (std::int64_t i = 0; i < whole; i += kLanes)
        for (std::int64_t lane = 0; lane < kLanes; ++lane) {
            const auto x = static_cast<double>(values[i + lane]);
            lanes[lane] += x * x;
        }
    double sum = 0;
    for (const double lane : lanes)
        sum += lane;
    for (std::int64_t i = whole; i < count; ++i)
        sum += static_cast<double>(values[i]) * static_cast<double>(values[i]);
    return sum;
}

}  // namespace

OptimizerKernels optimizer_loops()
{
    return {sgd, adam, scale, sum_of_squares};
}

}  // namespace ts::TS_SIMD
