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

template <bool Amsgrad, bool LookAhead> void adam_loop(const ParameterRange& range, const AdamUpdate& u)
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
        float direction = u.step_size * mean[i];
        if constexpr (LookAhead)
            direction += u.look_ahead * g;
        value[i] = start - direction / (std::sqrt(scale) * u.root_correction + u.eps);
    }
}

void adam(const ParameterRange& range, const AdamUpdate& update)
{
    if (update.look_ahead != 0)
        adam_loop<false, true>(range, update);
    else
        range.state[2] ? adam_loop<true, false>(range, update) : adam_loop<false, false>(range, update);
}

template <bool Momentum, bool Centered> void rmsprop_loop(const ParameterRange& range, const RmspropUpdate& u)
{
    float* __restrict value = range.value;
    const float* __restrict gradient = range.gradient;
    float* __restrict square = range.state[0];
    [[maybe_unused]] float* __restrict buffer = range.state[1];
    [[maybe_unused]] float* __restrict mean = range.state[2];
    for (std::int64_t i = 0; i < range.count; ++i) {
        const float g = gradient[i] + u.weight_decay * value[i];
        square[i] = u.alpha * square[i] + (1 - u.alpha) * g * g;
        float spread = square[i];
        if constexpr (Centered) {
            mean[i] = u.alpha * mean[i] + (1 - u.alpha) * g;
            spread -= mean[i] * mean[i];
            spread = spread > 0 ? spread : 0;
        }
        float direction = g / (std::sqrt(spread) + u.eps);
        if constexpr (Momentum) {
            buffer[i] = u.momentum * buffer[i] + direction;
            direction = buffer[i];
        }
        value[i] -= u.lr * direction;
    }
}

void rmsprop(const ParameterRange& range, const RmspropUpdate& update)
{
    if (range.state[1])
        range.state[2] ? rmsprop_loop<true, true>(range, update) : rmsprop_loop<true, false>(range, update);
    else
        range.state[2] ? rmsprop_loop<false, true>(range, update) : rmsprop_loop<false, false>(range, update);
}

void adagrad(const ParameterRange& range, const AdagradUpdate& u)
{
    float* __restrict value = range.value;
    const float* __restrict gradient = range.gradient;
    float* __restrict sum = range.state[0];
    for (std::int64_t i = 0; i < range.count; ++i) {
        const float g = gradient[i] + u.weight_decay * value[i];
        sum[i] += g * g;
        value[i] -= u.step_size * g / (std::sqrt(sum[i]) + u.eps);
    }
}

void adadelta(const ParameterRange& range, const AdadeltaUpdate& u)
{
    float* __restrict value = range.value;
    const float* __restrict gradient = range.gradient;
    float* __restrict square = range.state[0];
    float* __restrict steps = range.state[1];
    for (std::int64_t i = 0; i < range.count; ++i) {
        const float g = gradient[i] + u.weight_decay * value[i];
        square[i] = u.rho * square[i] + (1 - u.rho) * g * g;
        const float direction = std::sqrt(steps[i] + u.eps) / std::sqrt(square[i] + u.eps) * g;
        steps[i] = u.rho * steps[i] + (1 - u.rho) * direction * direction;
        value[i] -= u.lr * direction;
    }
}

void adamax(const ParameterRange& range, const AdamaxUpdate& u)
{
    float* __restrict value = range.value;
    const float* __restrict gradient = range.gradient;
    float* __restrict mean = range.state[0];
    float* __restrict largest = range.state[1];
    for (std::int64_t i = 0; i < range.count; ++i) {
        const float g = gradient[i] + u.weight_decay * value[i];
        mean[i] += (1 - u.beta1) * (g - mean[i]);
        const float faded = u.beta2 * largest[i];
        const float now = std::fabs(g) + u.eps;
        largest[i] = faded > now ? faded : now;
        value[i] -= u.step_size * mean[i] / largest[i];
    }
}

void lion(const ParameterRange& range, const LionUpdate& u)
{
    float* __restrict value = range.value;
    const float* __restrict gradient = range.gradient;
    float* __restrict mean = range.state[0];
    for (std::int64_t i = 0; i < range.count; ++i) {
        const float g = gradient[i];
        const float direction = u.beta1 * mean[i] + (1 - u.beta1) * g;
        const float sign = (direction > 0 ? 1.0F : 0.0F) - (direction < 0 ? 1.0F : 0.0F);
        value[i] = value[i] * u.shrink - u.lr * sign;
        mean[i] = u.beta2 * mean[i] + (1 - u.beta2) * g;
    }
}

void clamp(float* values, std::int64_t count, float limit)
{
    for (std::int64_t i = 0; i < count; ++i) {
        const float low = values[i] < -limit ? -limit : values[i];
        values[i] = low > limit ? limit : low;
    }
}

void move_towards(float* __restrict average, const float* __restrict values, std::int64_t count, float share)
{
    for (std::int64_t i = 0; i < count; ++i)
        average[i] += share * (values[i] - average[i]);
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

OptimizerLoops optimizer_loops()
{
    return {sgd, adam, rmsprop, adagrad, adadelta, adamax, lion, scale, clamp, move_towards, sum_of_squares};
}

}  // namespace ts::TS_SIMD
