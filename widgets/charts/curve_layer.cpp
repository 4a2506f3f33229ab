#include "widgets/charts/curve_layer.h"

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
    pen.setCosmetic(true);
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

}  // namespace

void CurveLayer::setContent(const QRectF& plot, std::vector<ChartLine> lines, std::vector<ChartMarker> markers)
{
    if (plot != m_plot)
        prepareGeometryChange();
    m_plot = plot;
    m_lines = std::move(lines);
    m_markers = std::move(markers);
    update();
}

void CurveLayer::paint(QPainter* painter, const QStyleOptionGraphicsItem*, QWidget*)
{
    qsizetype faint = 0;
    qsizetype clear = 0;
    for (const ChartLine& line : m_lines)
        (line.faint ? faint : clear) += line.points();
    painter->save();
    painter->setClipRect(m_plot);
    for (const bool faintOnes : {true, false})
        for (const ChartLine& line : m_lines)
            if (line.faint == faintOnes)
                paintLine(painter, line, (faintOnes ? faint : clear) > kManyPoints);
    paintMarkers(painter);
    painter->restore();
}

void CurveLayer::paintMarkers(QPainter* painter) const
{
    painter->setRenderHint(QPainter::Antialiasing, false);
    painter->setFont(monoFont(-1));
    const QFontMetricsF metrics(painter->font());
    for (const ChartMarker& marker : m_markers) {
        QPen pen(theme().warning, 1, Qt::DashLine);
        pen.setCosmetic(true);
        painter->setPen(pen);
        painter->drawLine(QPointF(marker.x, m_plot.top()), QPointF(marker.x, m_plot.bottom()));
        const double width = metrics.horizontalAdvance(marker.text);
        const bool fits = marker.x + 5 + width <= m_plot.right();
        const QRectF box(fits ? marker.x + 5 : marker.x - 5 - width, m_plot.top() + 2, width, metrics.height());
        QColor back = theme().panel;
        back.setAlphaF(0.8F);
        painter->fillRect(box.adjusted(-2, 0, 2, 0), back);
        painter->drawText(box, Qt::AlignLeft | Qt::AlignVCenter, marker.text);
    }
}

}  // namespace ts
