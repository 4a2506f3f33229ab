#include "widgets/canvas/edge_layer.h"

#include <algorithm>
#include <array>
#include <set>

#include <QStyleOptionGraphicsItem>

#include "widgets/canvas/wire_painter.h"

namespace ts {

namespace {

/// Strokes, marks and chips reach this far over the course of a wire.
constexpr double kReach = 28;
constexpr double kRoomBelow = 24;

QRectF touched(const Wire& wire)
{
    return wire.shape.bounds.adjusted(-kReach, -kReach, kReach, kReach) | wire.chip;
}

/// Height at which a wire runs back: between the two nodes where there is room, else below both.
double detourHeight(const EdgeLayer::Ends& ends)
{
    const bool down = ends.to.y() > ends.from.y();
    const double upper = down ? ends.fromBody.bottom() : ends.toBody.bottom();
    const double lower = down ? ends.toBody.top() : ends.fromBody.top();
    if (lower - upper > kRoomBelow)
        return (upper + lower) / 2;
    return std::max(ends.fromBody.bottom(), ends.toBody.bottom()) + kRoomBelow;
}

}  // namespace

EdgeLayer::EdgeLayer(const CanvasFonts& fonts, EndsOf ends, StyleOf style)
    : m_fonts(fonts), m_endsOf(std::move(ends)), m_styleOf(std::move(style))
{
    setFlag(ItemUsesExtendedStyleOption);
}

void EdgeLayer::setArea(const QRectF& area)
{
    prepareGeometryChange();
    m_area = area;
}

void EdgeLayer::rebuild(const std::vector<GraphEdge>& edges)
{
    m_wires.clear();
    m_byNode.clear();
    m_wires.reserve(edges.size());
    for (const GraphEdge& edge : edges) {
        const int index = static_cast<int>(m_wires.size());
        m_wires.push_back({edge.from, edge.to, {}, {}, {}, {}});
        m_byNode[edge.from.node].push_back(index);
        if (edge.to.node != edge.from.node)
            m_byNode[edge.to.node].push_back(index);
        shapeWire(m_wires.back());
    }
    updateStyles();
}

void EdgeLayer::shapeWire(Wire& wire)
{
    const Ends ends = m_endsOf(wire.from, wire.to);
    wire.shape = wireShape(ends.from, ends.to, detourHeight(ends));
    wire.chip = QRectF();
    wire.chipStale = true;
}

void EdgeLayer::updateEnds(const std::string& node)
{
    const auto found = m_byNode.find(node);
    if (found == m_byNode.end())
        return;
    for (const int index : found->second) {
        Wire& wire = m_wires[static_cast<std::size_t>(index)];
        refresh(wire);
        shapeWire(wire);
        refresh(wire);
    }
}

void EdgeLayer::refresh(const Wire& wire)
{
    update(touched(wire));
}

void EdgeLayer::updateStyles()
{
    std::set<std::pair<std::string, std::string>> labelled;
    for (Wire& wire : m_wires) {
        WireStyle style = m_styleOf(wire.from, wire.to);
        // Several wires from one output carry the same thing: one chip is enough.
        if (!style.chip.isEmpty() && !labelled.emplace(wire.from.node, wire.from.port).second)
            style.chip.clear();
        if (style.chip != wire.style.chip) {
            wire.chipText = m_fonts.prepared(TextStyle::Chip, style.chip);
            wire.chip = QRectF();
            wire.chipStale = true;
        }
        wire.style = std::move(style);
    }
    update();
}

void EdgeLayer::placeChips(const QRectF& area, const Occupied& occupied)
{
    std::vector<QRectF> taken;
    for (const Wire& wire : m_wires)
        if (!wire.chipStale && !wire.chip.isEmpty() && wire.chip.intersects(area))
            taken.push_back(wire.chip);
    for (Wire& wire : m_wires) {
        if (!wire.chipStale || !wire.shape.bounds.intersects(area))
            continue;
        wire.chipStale = false;
        if (wire.style.chip.isEmpty())
            continue;
        const QSizeF size = wire.chipText.size() + QSizeF(14, 6);
        wire.chip = chipPlace(wire.shape, size, [&](const QRectF& place) {
            const auto hits = [&place](const QRectF& other) { return other.intersects(place); };
            return std::none_of(taken.begin(), taken.end(), hits) && !occupied(place);
        });
        if (!wire.chip.isEmpty())
            taken.push_back(wire.chip);
    }
}

int EdgeLayer::wireAt(QPointF point, double reach) const
{
    int nearest = -1;
    double best = reach;
    for (std::size_t i = 0; i < m_wires.size(); ++i) {
        const WireShape& shape = m_wires[i].shape;
        if (!shape.bounds.adjusted(-reach, -reach, reach, reach).contains(point))
            continue;
        if (const double distance = distanceTo(shape, point); distance <= best) {
            best = distance;
            nearest = static_cast<int>(i);
        }
    }
    return nearest;
}

std::vector<int> EdgeLayer::wiresCrossing(const QLineF& stroke) const
{
    const QRectF box = QRectF(stroke.p1(), stroke.p2()).normalized().adjusted(-1, -1, 1, 1);
    std::vector<int> found;
    for (std::size_t i = 0; i < m_wires.size(); ++i)
        if (m_wires[i].shape.bounds.adjusted(-1, -1, 1, 1).intersects(box) && crosses(m_wires[i].shape, stroke))
            found.push_back(static_cast<int>(i));
    return found;
}

void EdgeLayer::setMark(int index, WireMark mark)
{
    Wire& wire = m_wires[static_cast<std::size_t>(index)];
    if (wire.mark == mark)
        return;
    wire.mark = mark;
    refresh(wire);
}

void EdgeLayer::clearMarks()
{
    for (Wire& wire : m_wires)
        if (std::exchange(wire.mark, WireMark::None) != WireMark::None)
            refresh(wire);
}

void EdgeLayer::setHidden(const PortRef& from, const PortRef& to, bool hidden)
{
    for (Wire& wire : m_wires)
        if (wire.from == from && wire.to == to) {
            wire.hidden = hidden;
            refresh(wire);
        }
}

void EdgeLayer::paint(QPainter* painter, const QStyleOptionGraphicsItem* option, QWidget*)
{
    const double lod = QStyleOptionGraphicsItem::levelOfDetailFromTransform(painter->worldTransform());
    paintWires(*painter, m_wires, option->exposedRect.adjusted(-kReach, -kReach, kReach, kReach), m_fonts, {lod, m_draft});
}

}  // namespace ts
