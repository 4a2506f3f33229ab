#include "widgets/properties/number_step.h"

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <cstdlib>

namespace ts {

namespace {

/// Removes what binary fractions add: 0.30000000000000004 becomes 0.3.
double tidy(double value)
{
    char digits[32];
    std::snprintf(digits, sizeof digits, "%.10g", value);
    return std::strtod(digits, nullptr);
}

/// One unit of the leading digit; going down from a power of ten it is the smaller unit.
double leadingUnit(double value, bool towardsZero)
{
    const double size = std::abs(value);
    if (size == 0)
        return 0.01;
    const double unit = std::pow(10, std::floor(std::log10(size) + 1e-9));
    return towardsZero && size < unit * 1.0001 ? unit / 10 : unit;
}

double steppedFloat(const ParamSpec& spec, double value, int steps)
{
    const double width = spec.maximum - spec.minimum;
    for (int i = 0; i < std::abs(steps); ++i) {
        const double sign = steps > 0 ? 1 : -1;
        const double unit = std::isfinite(width) ? width / 20 : leadingUnit(value, value * sign < 0);
        const double next = tidy(value + sign * unit);
        const bool below = next < spec.minimum || (spec.open_minimum && next <= spec.minimum);
        const bool above = next > spec.maximum || (spec.open_maximum && next >= spec.maximum);
        if (below || above)
            return value;
        value = next;
    }
    return value;
}

}  // namespace

std::optional<ParamValue> stepped(const ParamSpec& spec, const ParamValue& value, int steps)
{
    if (const auto* whole = std::get_if<std::int64_t>(&value); whole && spec.type == ParamType::Int) {
        const double next = std::clamp(static_cast<double>(*whole + steps), spec.minimum, spec.maximum);
        return static_cast<std::int64_t>(next);
    }
    if (spec.type != ParamType::Float)
        return std::nullopt;
    if (const auto* number = std::get_if<double>(&value))
        return steppedFloat(spec, *number, steps);
    if (const auto* whole = std::get_if<std::int64_t>(&value))
        return steppedFloat(spec, static_cast<double>(*whole), steps);
    return std::nullopt;
}

}  // namespace ts
