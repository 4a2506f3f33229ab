#include "widgets/charts/curve.h"

#include <algorithm>
#include <cmath>

namespace ts {

void Curve::append(double x, double y)
{
    const bool follows = isSmoothed() && isUpToDate();
    const bool folded = m_raw.append(x, y);
    if (follows) {
        average(m_raw.x(m_raw.size() - 1), y);
        m_averaged = m_raw.size();
    } else if (folded) {
        restart();
    }
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
    m_averaged = 0;
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

std::size_t Curve::advance(std::size_t budget)
{
    if (!isSmoothed())
        return 0;
    const std::size_t first = m_averaged;
    const std::size_t end = std::min(m_raw.size(), first + budget);
    for (; m_averaged < end; ++m_averaged)
        average(m_raw.x(m_averaged), m_raw.y(m_averaged));
    return end - first;
}

}  // namespace ts
