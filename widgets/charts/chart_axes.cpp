#include "widgets/charts/chart_axes.h"

#include <algorithm>

#include <QCategoryAxis>
#include <QChart>
#include <QLineSeries>

#include "widgets/theme/theme.h"

namespace ts {

ChartAxes::ChartAxes(QChart* chart) : m_x{new QCategoryAxis(chart), {}, {}}, m_y{new QCategoryAxis(chart), {}, {}}
{
    // Qt Charts lays out an axis only for a series; the curves themselves are painted by CurveLayer.
    auto* anchor = new QLineSeries(chart);
    chart->addSeries(anchor);
    chart->addAxis(m_x.axis, Qt::AlignBottom);
    chart->addAxis(m_y.axis, Qt::AlignLeft);
    anchor->attachAxis(m_x.axis);
    anchor->attachAxis(m_y.axis);
    for (QCategoryAxis* axis : {m_x.axis, m_y.axis}) {
        axis->setLabelsPosition(QCategoryAxis::AxisLabelsPositionOnValue);
        axis->setTruncateLabels(false);
    }
    applyTheme();
}

void ChartAxes::style(QCategoryAxis* axis)
{
    axis->setLinePen(Qt::NoPen);
    axis->setGridLineVisible(false);  // a category axis would also draw its end
    axis->setLabelsFont(monoFont(-1.5));
    axis->setLabelsColor(theme().textFaint);
}

void ChartAxes::applyTheme()
{
    style(m_x.axis);
    style(m_y.axis);
}

void ChartAxes::show(const ChartScale& scale, bool percent)
{
    const int columns = std::clamp(static_cast<int>(scale.plot.width() / 64), 2, 10);
    const int rows = std::clamp(static_cast<int>(scale.plot.height() / 34), 2, 8);
    update(m_x, scale.x, linearTicks(scale.x, columns));
    update(m_y, scale.y, scale.log ? logTicks(scale.y, rows) : linearTicks(scale.y, rows, percent));
}

void ChartAxes::update(Axis& axis, const Range& range, const std::vector<Tick>& ticks)
{
    if (ticks != axis.ticks) {
        for (const QString& label : axis.axis->categoriesLabels())
            axis.axis->remove(label);
        axis.axis->setStartValue(ticks.empty() ? range.low : ticks.front().at - range.width());
        for (const Tick& tick : ticks)
            axis.axis->append(tick.label, tick.at);
        axis.ticks = ticks;
    }
    if (range != axis.range)
        axis.axis->setRange(range.low, range.high);
    axis.range = range;
}

}  // namespace ts
