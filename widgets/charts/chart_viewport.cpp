#include "widgets/charts/chart_viewport.h"

#include <algorithm>

namespace ts {

namespace {

/// Narrowest range of x in steps.
constexpr double kLeastWidth = 2;

Range zoomed(const Range& range, double factor, double anchor)
{
    return {anchor + (range.low - anchor) * factor, anchor + (range.high - anchor) * factor};
}

}  // namespace

void ChartViewport::zoomX(double factor, double anchor)
{
    showX(zoomed(x(), factor, std::clamp(anchor, x().low, x().high)));
}

void ChartViewport::showX(const Range& wanted)
{
    Range range = wanted;
    if (range.width() < kLeastWidth) {
        const double centre = (range.low + range.high) / 2;
        range = {centre - kLeastWidth / 2, centre + kLeastWidth / 2};
    }
    if (range.width() >= m_full.width()) {
        m_x.reset();
        return;
    }
    const double shift = std::max(0.0, m_full.low - range.low) - std::max(0.0, range.high - m_full.high);
    m_x = Range{range.low + shift, range.high + shift};
}

void ChartViewport::zoomY(double factor, double anchor, const Range& shown)
{
    const Range range = zoomed(m_y.value_or(shown), factor, anchor);
    if (range.width() > 1e-12)
        m_y = range;
}

void ChartViewport::panX(double distance)
{
    if (m_x)
        showX({m_x->low + distance, m_x->high + distance});
}

void ChartViewport::panY(double distance, const Range& shown)
{
    const Range range = m_y.value_or(shown);
    m_y = Range{range.low + distance, range.high + distance};
}

void ChartViewport::reset()
{
    m_x.reset();
    m_y.reset();
}

}  // namespace ts
