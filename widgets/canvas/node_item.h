#pragma once

#include <QGraphicsItem>

#include "widgets/canvas/node_painter.h"

namespace ts {

/// A node on the canvas. It holds what it paints ready to paint; ports are places in it, not items.
class NodeItem : public QGraphicsItem {
public:
    NodeItem(std::string id, const CanvasFonts& fonts);

    [[nodiscard]] const std::string& id() const { return m_id; }
    void setId(std::string id) { m_id = std::move(id); }
    [[nodiscard]] const NodeLook& look() const { return m_look; }
    void setLook(NodeLook look);
    [[nodiscard]] const NodeState& state() const { return m_state; }
    void setState(const NodeState& state);

    /// The body in scene coordinates.
    [[nodiscard]] QRectF sceneRect() const { return QRectF(pos(), m_look.size); }

    [[nodiscard]] QRectF boundingRect() const override { return m_bounds; }
    [[nodiscard]] QPainterPath shape() const override;
    void paint(QPainter* painter, const QStyleOptionGraphicsItem* option, QWidget* widget) override;

private:
    std::string m_id;
    const CanvasFonts& m_fonts;
    NodeLook m_look;
    NodeState m_state;
    QRectF m_bounds;
};

}  // namespace ts
