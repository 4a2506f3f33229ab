#include "widgets/charts/curve_layer.h"

#include <algorithm>

#include <QPainter>

#include "widgets/theme/theme.h"

namespace ts {

namespace {

/// Above so many points a line is drawn one pixel wide without smoothing: wide smooth lines cost 20 times as much.
constexpr qsizetype kManyPoints = 3000;

QPen penFor(const ChartLine& line, bool dense)
{
    QColor colour = line.colour;
    if (line.faint)
        colour.setAlphaF(theme().kind == ThemeKind::Dark ? 0.35F : 0.30F);
    QPen pen(colour, dense || line.faint ? 1 : 1.8, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin);
    pen.setCosmetic(dense);  // the fast way; a thin line is thicker on dense screens
    return pen;
}

void paintLine(QPainter* painter, const ChartLine& line, bool dense)
{
    painter->setRenderHint(QPainter::Antialiasing, !dense);
    painter->setPen(penFor(line, dense));
    for (const QPolygonF& part : line.parts)
        if (part.size() == 1)
            painter->drawEllipse(part.front(), 1.5, 1.5);
        else
            painter->drawPolyline(part);
}

QRectF markerBox(const ChartMarker& marker, const QRectF& plot, double width, double height)
{
    const bool fits = marker.x + 5 + width <= plot.right();
    const double top = marker.below ? plot.bottom() - 2 - height : plot.top() + 2;
    return {fits ? marker.x + 5 : marker.x - 5 - width, top, width, height};
}

/// How many points of the lines the box would cover.
qsizetype covered(const QRectF& box, const std::vector<ChartLine>& lines)
{
    qsizetype count = 0;
    for (const ChartLine& line : lines)
        for (const QPolygonF& part : line.parts)
            count += std::count_if(part.begin(), part.end(), [&box](const QPointF& point) { return box.contains(point); });
    return count;
}

}  // namespace

void placeMarkers(std::vector<ChartMarker>& markers, const QRectF& plot, const std::vector<ChartLine>& lines)
{
    const QFontMetricsF metrics(monoFont(-1));
    for (ChartMarker& marker : markers) {
        const auto cost = [&](bool below) {
            marker.below = below;
            return covered(markerBox(marker, plot, metrics.horizontalAdvance(marker.text), metrics.height()), lines);
        };
        marker.below = cost(true) < cost(false);
    }
}

void CurveLayer::setContent(PlotContent content)
{
    if (content.plot != m_content.plot)
        prepareGeometryChange();
    m_content = std::move(content);
    update();
}

void CurveLayer::paint(QPainter* painter, const QStyleOptionGraphicsItem*, QWidget*)
{
    qsizetype faint = 0;
    qsizetype clear = 0;
    for (const ChartLine& line : m_content.lines)
        (line.faint ? faint : clear) += line.points();
    painter->save();
    painter->setClipRect(boundingRect());
    paintGrid(painter);
    paintMarkers(painter);
    for (const bool faintOnes : {true, false})
        for (const ChartLine& line : m_content.lines)
            if (line.faint == faintOnes)
                paintLine(painter, line, (faintOnes ? faint : clear) > kManyPoints);
    painter->restore();
}

void CurveLayer::paintGrid(QPainter* painter) const
{
    QPen pen(theme().line, 1);
    pen.setCosmetic(true);
    painter->setPen(pen);
    painter->setRenderHint(QPainter::Antialiasing, false);
    for (const double y : m_content.grid)
        painter->drawLine(QPointF(m_content.plot.left(), y), QPointF(m_content.plot.right(), y));
}

void CurveLayer::paintMarkers(QPainter* painter) const
{
    painter->setRenderHint(QPainter::Antialiasing, false);
    painter->setFont(monoFont(-1));
    const QFontMetricsF metrics(painter->font());
    for (const ChartMarker& marker : m_content.markers) {
        QPen pen(theme().warning, 1, Qt::DashLine);
        pen.setCosmetic(true);
        painter->setPen(pen);
        painter->drawLine(QPointF(marker.x, m_content.plot.top()), QPointF(marker.x, m_content.plot.bottom()));
        const QRectF box = markerBox(marker, m_content.plot, metrics.horizontalAdvance(marker.text), metrics.height());
        painter->drawText(box, Qt::AlignLeft | Qt::AlignVCenter, marker.text);
    }
}

}  // namespace ts
