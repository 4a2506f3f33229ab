#include "widgets/canvas/wire_shape.h"

#include <algorithm>
#include <cmath>

namespace ts {

namespace {

constexpr int kPiecesPerCubic = 14;

QPointF cubicAt(QPointF a, QPointF b, QPointF c, QPointF d, double t)
{
    const double s = 1 - t;
    return s * s * s * a + 3 * s * s * t * b + 3 * s * t * t * c + t * t * t * d;
}

void addCubic(WireShape& wire, QPointF b, QPointF c, QPointF d)
{
    const QPointF a = wire.path.currentPosition();
    wire.path.cubicTo(b, c, d);
    for (int i = 1; i <= kPiecesPerCubic; ++i)
        wire.line.append(cubicAt(a, b, c, d, static_cast<double>(i) / kPiecesPerCubic));
}

void addForward(WireShape& wire, QPointF from, QPointF to)
{
    const double rise = std::abs(to.y() - from.y());
    const double reach = std::max((to.x() - from.x()) / 2, std::min(rise, 70.0));
    addCubic(wire, from + QPointF(reach, 0), to - QPointF(reach, 0), to);
}

/// Half turn, way back, half turn.
void addReturn(WireShape& wire, QPointF from, QPointF to, double detour)
{
    const auto reach = [detour](double y) { return std::clamp(std::abs(detour - y) * 0.75, 24.0, 90.0); };
    const double slope = std::clamp((to.x() - from.x()) * 0.25, -160.0, 0.0);
    const double lean = std::clamp((to.y() - from.y()) * 0.04, -10.0, 10.0);
    const QPointF right(from.x() + slope, detour - lean);
    const QPointF left(to.x() - slope, detour + lean);
    addCubic(wire, from + QPointF(reach(from.y()) * 1.6, 0), QPointF(from.x() + reach(from.y()) * 1.2, right.y()), right);
    addCubic(wire, right + QPointF(slope, lean), left - QPointF(slope, lean), left);
    addCubic(wire, QPointF(to.x() - reach(to.y()) * 1.2, left.y()), to - QPointF(reach(to.y()) * 1.6, 0), to);
}

double distanceToPiece(QPointF point, QPointF a, QPointF b)
{
    const QPointF along = b - a;
    const double length = QPointF::dotProduct(along, along);
    const double at = length > 0 ? std::clamp(QPointF::dotProduct(point - a, along) / length, 0.0, 1.0) : 0;
    const QPointF offset = point - (a + at * along);
    return std::sqrt(QPointF::dotProduct(offset, offset));
}

}  // namespace

QPointF WireShape::pointAt(double fraction) const
{
    const double at = std::clamp(fraction, 0.0, 1.0) * static_cast<double>(line.size() - 1);
    const auto low = std::min(static_cast<qsizetype>(at), line.size() - 2);
    const double mix = at - static_cast<double>(low);
    return line[low] * (1 - mix) + line[low + 1] * mix;
}

bool runsBack(QPointF from, QPointF to)
{
    return to.x() < from.x() - 8;
}

WireShape wireShape(QPointF from, QPointF to, double detour)
{
    WireShape wire;
    wire.path.moveTo(from);
    wire.line.append(from);
    if (runsBack(from, to))
        addReturn(wire, from, to, detour);
    else
        addForward(wire, from, to);
    wire.bounds = wire.line.boundingRect();
    return wire;
}

double distanceTo(const WireShape& wire, QPointF point)
{
    double nearest = std::numeric_limits<double>::infinity();
    for (qsizetype i = 1; i < wire.line.size(); ++i)
        nearest = std::min(nearest, distanceToPiece(point, wire.line[i - 1], wire.line[i]));
    return nearest;
}

bool crosses(const WireShape& wire, const QLineF& stroke)
{
    for (qsizetype i = 1; i < wire.line.size(); ++i)
        if (QLineF(wire.line[i - 1], wire.line[i]).intersects(stroke, nullptr) == QLineF::BoundedIntersection)
            return true;
    return false;
}

}  // namespace ts
