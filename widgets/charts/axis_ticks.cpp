#include "widgets/charts/axis_ticks.h"

#include <algorithm>

#include "widgets/text/number_text.h"

namespace ts {

namespace {

constexpr int kMaxTicks = 40;

double roundStep(double rough)
{
    const double power = std::pow(10, std::floor(std::log10(rough)));
    for (const double factor : {1.0, 2.0, 5.0})
        if (factor * power >= rough * 0.9999)
            return factor * power;
    return 10 * power;
}

QString plainLabel(double value, double step)
{
    const double size = std::abs(value);
    if (size >= 1e4)
        return compactText(value).remove(QLatin1Char(' '));
    if (step < 1e-4)
        return realText(value);
    const int decimals = std::clamp(static_cast<int>(-std::floor(std::log10(step) + 1e-9)), 0, 6);
    return QString::number(value, 'f', decimals);
}

QString logLabel(double value)
{
    return value >= 1e4 ? compactText(value).remove(QLatin1Char(' ')) : realText(value, 1);
}

/// The multiples of powers of ten that give about `count` ticks over the range.
std::vector<double> logFactors(const Range& range, int count)
{
    const double decades = range.width();
    if (decades * 3 <= count)
        return {1, 2, 5};
    if (decades * 2 <= count)
        return {1, 3};
    return {1};
}

}  // namespace

std::vector<Tick> linearTicks(const Range& range, int count, bool percent)
{
    std::vector<Tick> ticks;
    if (!(range.width() > 0) || !std::isfinite(range.width()) || count < 1)
        return ticks;
    const double unit = percent ? 100 : 1;
    const double step = roundStep(range.width() / count);
    const double first = std::ceil(range.low / step - 1e-6);
    for (int i = 0; i < kMaxTicks && (first + i) * step <= range.high + 1e-6 * step; ++i) {
        const double at = (first + i) * step;
        ticks.push_back({at, plainLabel(std::abs(at) < step * 1e-6 ? 0 : at * unit, step * unit)});
    }
    return ticks;
}

std::vector<Tick> logTicks(const Range& range, int count)
{
    std::vector<Tick> ticks;
    if (!(range.width() > 0) || !std::isfinite(range.width()) || count < 1)
        return ticks;
    const std::vector<double> factors = logFactors(range, count);
    const int skip = std::max(1, static_cast<int>(std::ceil(range.width() / count)));
    for (auto decade = static_cast<int>(std::floor(range.low)); decade <= std::ceil(range.high); decade += skip)
        for (const double factor : factors)
            if (const double at = decade + std::log10(factor); at >= range.low && at <= range.high)
                ticks.push_back({at, logLabel(factor * std::pow(10, decade))});
    if (ticks.size() >= 2)
        return ticks;
    ticks = linearTicks({std::pow(10, range.low), std::pow(10, range.high)}, count);
    std::erase_if(ticks, [](const Tick& tick) { return tick.at <= 0; });
    for (Tick& tick : ticks)
        tick.at = std::log10(tick.at);
    return ticks;
}

Range niceRange(const Range& data, bool log)
{
    if (!(data.width() >= 0) || !std::isfinite(data.width()))
        return {0, 1};
    const double least = log ? 0.02 : std::max(1e-12, 1e-3 * std::max(std::abs(data.low), std::abs(data.high)));
    Range range = data;
    if (range.width() < least)
        range = {data.low - least / 2, data.high + least / 2};
    Range wide = range.widened(0.05);
    if (!log && data.low >= 0 && (wide.low < 0 || data.low < 0.5 * data.high))
        wide.low = 0;
    return wide;
}

}  // namespace ts
