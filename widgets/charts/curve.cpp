#include "widgets/charts/curve.h"

#include <algorithm>
#include <cmath>

namespace ts {

void Curve::append(double x, double y)
{
    const bool upToDate = isSmoothed() && m_average.size() == m_raw.size();
    m_raw.append(x, y);
    if (upToDate)
        average(m_raw.x(m_raw.size() - 1), y);
}

void Curve::average(double x, double y)
{
    if (std::isfinite(y)) {
        m_sum = m_sum * m_weight + y * (1 - m_weight);
        m_mass = m_mass * m_weight + (1 - m_weight);
    }
    m_average.append(x, std::isfinite(y) ? m_sum / m_mass : y);
}

void Curve::restart()
{
    m_average.clear();
    m_sum = 0;
    m_mass = 0;
}

void Curve::clear()
{
    m_raw.clear();
    restart();
}

void Curve::setSmoothing(double weight)
{
    m_weight = std::clamp(weight, 0.0, 0.999);
    restart();
}

bool Curve::advance(std::size_t budget)
{
    if (!isSmoothed())
        return true;
    const std::size_t end = std::min(m_raw.size(), m_average.size() + budget);
    for (std::size_t i = m_average.size(); i < end; ++i)
        average(m_raw.x(i), m_raw.y(i));
    return end == m_raw.size();
}

}  // namespace ts
