#pragma once

#include <vector>

#include <QGraphicsItem>

#include "widgets/charts/chart_lines.h"

namespace ts {

/// A change made while running, in pixels.
struct ChartMarker {
    double x = 0;
    QString text;
    bool below = false;  ///< the text stands at the bottom, where it covers less of the curves
};

/// Chooses for each marker whether its text stands at the top or at the bottom of the plot.
void placeMarkers(std::vector<ChartMarker>& markers, const QRectF& plot, const std::vector<ChartLine>& lines);

/// What a plot area shows, in pixels.
struct PlotContent {
    QRectF plot;
    std::vector<double> grid;  ///< y of the lines of the grid
    std::vector<ChartLine> lines;
    std::vector<ChartMarker> markers;
};

/// Paints grid, curves and markers into the plot area of a Qt chart; everything comes prepared in pixels.
class CurveLayer : public QGraphicsItem {
public:
    explicit CurveLayer(QGraphicsItem* parent) : QGraphicsItem(parent) { }

    void setContent(PlotContent content);

    [[nodiscard]] QRectF boundingRect() const override { return m_content.plot.adjusted(-1, -1, 1, 1); }
    void paint(QPainter* painter, const QStyleOptionGraphicsItem* option, QWidget* widget) override;

private:
    void paintGrid(QPainter* painter) const;
    void paintMarkers(QPainter* painter) const;

    PlotContent m_content;
};

}  // namespace ts
