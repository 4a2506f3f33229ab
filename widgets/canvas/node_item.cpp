#include "widgets/canvas/node_item.h"

#include <QStyleOptionGraphicsItem>

namespace ts {

namespace {

/// Rings, badge and outline reach this far over the body.
constexpr double kMargin = NodeMeasures::portRadius + 4;
constexpr double kNodeZ = 1;
constexpr double kSelectedZ = 2;

}  // namespace

NodeItem::NodeItem(std::string id, const CanvasFonts& fonts) : m_id(std::move(id)), m_fonts(fonts)
{
    setZValue(kNodeZ);
}

void NodeItem::setLook(NodeLook look)
{
    const QRectF bounds = QRectF(QPointF(), look.size).adjusted(-kMargin, -kMargin, kMargin, kMargin);
    if (bounds != m_bounds)
        prepareGeometryChange();
    m_bounds = bounds;
    m_look = std::move(look);
    update();
}

void NodeItem::setState(const NodeState& state)
{
    if (state == m_state)
        return;
    m_state = state;
    setZValue(state.selected ? kSelectedZ : kNodeZ);
    update();
}

QPainterPath NodeItem::shape() const
{
    QPainterPath path;
    path.addRect(QRectF(QPointF(), m_look.size));
    return path;
}

void NodeItem::paint(QPainter* painter, const QStyleOptionGraphicsItem*, QWidget*)
{
    const double lod = QStyleOptionGraphicsItem::levelOfDetailFromTransform(painter->worldTransform());
    paintNode(*painter, m_look, m_state, m_fonts, lod);
}

}  // namespace ts
