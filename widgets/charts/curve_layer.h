#pragma once

#include <vector>

#include <QGraphicsItem>

#include "widgets/charts/chart_lines.h"

namespace ts {

/// A change made while running, in pixels.
struct ChartMarker {
    double x = 0;
    QString text;
};

/// Paints curves and markers into the plot area of a Qt chart; everything comes prepared in pixels.
class CurveLayer : public QGraphicsItem {
public:
    explicit CurveLayer(QGraphicsItem* parent) : QGraphicsItem(parent) { }

    void setContent(const QRectF& plot, std::vector<ChartLine> lines, std::vector<ChartMarker> markers);
    [[nodiscard]] const std::vector<ChartLine>& lines() const { return m_lines; }

    [[nodiscard]] QRectF boundingRect() const override { return m_plot; }
    void paint(QPainter* painter, const QStyleOptionGraphicsItem* option, QWidget* widget) override;

private:
    void paintMarkers(QPainter* painter) const;

    QRectF m_plot;
    std::vector<ChartLine> m_lines;
    std::vector<ChartMarker> m_markers;
};

}  // namespace ts
