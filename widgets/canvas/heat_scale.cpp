#include "widgets/canvas/heat_scale.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace ts {

HeatScale::HeatScale(const NodeSnapshots& snapshots)
{
    double low = std::numeric_limits<double>::infinity();
    double high = -low;
    for (const auto& [id, snapshot] : snapshots) {
        const double norm = gradientNorm(snapshot).value_or(0);
        if (norm > 0 && std::isfinite(norm)) {
            low = std::min(low, std::log10(norm));
            high = std::max(high, std::log10(norm));
        }
    }
    if (high < low)
        return;
    // Whole decades: the colours stay calm from one step to the next.
    m_low = std::floor(low);
    m_high = std::max(std::ceil(high), m_low + 2);
}

double HeatScale::fraction(double norm) const
{
    if (empty() || norm <= 0)
        return 0;
    return std::clamp((std::log10(norm) - m_low) / (m_high - m_low), 0.0, 1.0);
}

double HeatScale::low() const
{
    return std::pow(10.0, m_low);
}

double HeatScale::high() const
{
    return std::pow(10.0, m_high);
}

std::optional<double> gradientNorm(const NodeSnapshot& snapshot)
{
    if (snapshot.gradient)
        return snapshot.gradient->norm;
    return snapshot.parameter_gradient_norm;
}

}  // namespace ts
