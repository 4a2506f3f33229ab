#include "engine/nn/initialization_methods.h"

#include <algorithm>
#include <cmath>
#include <numbers>

#include "engine/nn/initialization.h"
#include "engine/tensor/element.h"
#include "engine/tensor/error.h"
#include "engine/tensor/host_write.h"

namespace ts::nn::init {

namespace {

double fan_gain(const Tensor& out, double a, FanMode mode, std::string_view nonlinearity)
{
    const Fans fans = calculate_fan_in_and_fan_out(out.sizes());
    return calculate_gain(nonlinearity, a) / std::sqrt(mode == FanMode::FanIn ? fans.in : fans.out);
}

double xavier_spread(const Tensor& out, double gain)
{
    const Fans fans = calculate_fan_in_and_fan_out(out.sizes());
    return gain * std::sqrt(2 / (fans.in + fans.out));
}

double normal_cdf(double x)
{
    return std::erfc(-x / std::numbers::sqrt2) / 2;
}

/// Inverse of the error function: Winitzki's approximation, made exact by Newton's method.
double inverse_erf(double y)
{
    if (std::abs(y) >= 1)
        return std::copysign(HUGE_VAL, y);
    constexpr double kFit = 0.147;
    const double log = std::log((1 - y) * (1 + y));
    const double half = 2 / (std::numbers::pi * kFit) + log / 2;
    double x = std::copysign(std::sqrt(std::sqrt(half * half - log / kFit) - half), y);
    for (int i = 0; i < 3; ++i)
        x -= (std::erf(x) - y) * std::sqrt(std::numbers::pi) / 2 * std::exp(x * x);
    return x;
}

}  // namespace

Fans calculate_fan_in_and_fan_out(const Shape& weight)
{
    if (weight.rank() < 2)
        throw ShapeError(translatable("engine", "Fans need a weight of two or more dimensions, (out, in, ...); got %1."),
                         {weight.text()});
    double field = 1;
    for (int i = 2; i < weight.rank(); ++i)
        field *= static_cast<double>(weight[i]);
    const auto fan = [&](int i) { return std::max(static_cast<double>(weight[i]) * field, 1.0); };
    return {fan(1), fan(0)};
}

double calculate_gain(std::string_view nonlinearity, double param)
{
    if (nonlinearity == "linear" || nonlinearity == "sigmoid")
        return 1;
    if (nonlinearity == "tanh")
        return 5.0 / 3;
    if (nonlinearity == "relu")
        return std::numbers::sqrt2;
    if (nonlinearity == "leaky_relu")
        return std::sqrt(2 / (1 + param * param));
    if (nonlinearity == "selu")
        return 3.0 / 4;
    throw ArgumentError(
        translatable("engine", "There is no gain for \"%1\"; use linear, sigmoid, tanh, relu, leaky_relu or selu."),
        {std::string(nonlinearity)});
}

void constant(const Tensor& out, double value)
{
    fill(out, value);
}

void zeros(const Tensor& out)
{
    fill(out, 0);
}

void ones(const Tensor& out)
{
    fill(out, 1);
}

void uniform(const Tensor& out, const Philox& random, double low, double high)
{
    fill_uniform(out, random, low, high);
}

void normal(const Tensor& out, const Philox& random, double mean, double std)
{
    fill_normal(out, random, mean, std);
}

void trunc_normal(const Tensor& out, const Philox& random, double mean, double std, double low, double high)
{
    if (!(low < high) || !(std > 0))
        throw ArgumentError(translatable("engine", "trunc_normal needs a below b and a std above 0; they are %1, %2 and %3."),
                            {std::to_string(low), std::to_string(high), std::to_string(std)});
    const double from = 2 * normal_cdf((low - mean) / std) - 1;
    const double to = 2 * normal_cdf((high - mean) / std) - 1;
    const auto value_of = [&](std::int64_t i) {
        const double share = (static_cast<double>(random.word(static_cast<std::uint64_t>(i))) + 0.5) * 0x1p-32;
        return std::clamp(mean + std * std::numbers::sqrt2 * inverse_erf(from + (to - from) * share), low, high);
    };
    write_on_host(out, [&](const Tensor& host) {
        visit_dtype(host.dtype(), [&]<class T>(T) {
            T* p = static_cast<T*>(host.raw_data());
            for (std::int64_t i = 0; i < host.numel(); ++i)
                p[i] = from_double<T>(value_of(i));
        });
    });
    out.bump_version();
}

void xavier_uniform(const Tensor& out, const Philox& random, double gain)
{
    const double bound = std::numbers::sqrt3 * xavier_spread(out, gain);
    fill_uniform(out, random, -bound, bound);
}

void xavier_normal(const Tensor& out, const Philox& random, double gain)
{
    fill_normal(out, random, 0, xavier_spread(out, gain));
}

void kaiming_uniform(const Tensor& out, const Philox& random, double a, FanMode mode, std::string_view nonlinearity)
{
    const double bound = std::numbers::sqrt3 * fan_gain(out, a, mode, nonlinearity);
    fill_uniform(out, random, -bound, bound);
}

void kaiming_normal(const Tensor& out, const Philox& random, double a, FanMode mode, std::string_view nonlinearity)
{
    fill_normal(out, random, 0, fan_gain(out, a, mode, nonlinearity));
}

}  // namespace ts::nn::init
