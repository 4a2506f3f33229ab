#include "widgets/canvas/heat_scale.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace ts {

HeatScale::HeatScale(const NodeSnapshots& snapshots, HeatMeasure measure) : m_measure(measure)
{
    double low = std::numeric_limits<double>::infinity();
    double high = -low;
    for (const auto& [id, snapshot] : snapshots) {
        const double value = heatValue(snapshot, measure).value_or(0);
        if (value > 0 && std::isfinite(value)) {
            low = std::min(low, std::log10(value));
            high = std::max(high, std::log10(value));
        }
    }
    if (high < low)
        return;
    // Whole decades: the colours stay calm from one step to the next.
    m_low = std::floor(low);
    m_high = std::max(std::ceil(high), m_low + (measure == HeatMeasure::Time ? 1 : 2));
}

double HeatScale::fraction(double value) const
{
    if (empty() || value <= 0)
        return 0;
    return std::clamp((std::log10(value) - m_low) / (m_high - m_low), 0.0, 1.0);
}

double HeatScale::low() const
{
    return std::pow(10.0, m_low);
}

double HeatScale::high() const
{
    return std::pow(10.0, m_high);
}

std::optional<double> heatValue(const NodeSnapshot& snapshot, HeatMeasure measure)
{
    return measure == HeatMeasure::Time ? nodeSeconds(snapshot) : gradientNorm(snapshot);
}

std::optional<double> nodeSeconds(const NodeSnapshot& snapshot)
{
    if (!snapshot.forward_seconds)
        return std::nullopt;
    return *snapshot.forward_seconds + snapshot.backward_seconds.value_or(0);
}

std::optional<double> gradientNorm(const NodeSnapshot& snapshot)
{
    if (snapshot.gradient)
        return snapshot.gradient->norm;
    return snapshot.parameter_gradient_norm;
}

}  // namespace ts
