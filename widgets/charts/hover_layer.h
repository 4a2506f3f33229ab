#pragma once

#include <optional>
#include <vector>

#include <QGraphicsItem>

#include "widgets/charts/chart_lines.h"

namespace ts {

/// What a curve has under the cursor, in pixels and words.
struct HoverValue {
    QColor colour;
    QString name;
    QString value;
    std::optional<QPointF> at;  ///< nothing where the sample is a gap or out of sight
};

/// The crosshair with the values at one step.
struct Hover {
    double x = 0;
    QString title;
    std::vector<HoverValue> values;
};

/// Paints what follows the mouse: the crosshair with its box of values, and the area being selected.
class HoverLayer : public QGraphicsItem {
public:
    explicit HoverLayer(QGraphicsItem* parent) : QGraphicsItem(parent) { }

    void setPlot(const QRectF& plot);
    void setHover(std::optional<Hover> hover);
    void setSelection(const QRectF& area);
    [[nodiscard]] const std::optional<Hover>& hover() const { return m_hover; }

    [[nodiscard]] QRectF boundingRect() const override { return m_plot; }
    void paint(QPainter* painter, const QStyleOptionGraphicsItem* option, QWidget* widget) override;

private:
    void paintBox(QPainter* painter) const;

    QRectF m_plot;
    std::optional<Hover> m_hover;
    QRectF m_selection;
};

}  // namespace ts
