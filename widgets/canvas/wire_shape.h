#pragma once

#include <QLineF>
#include <QPainterPath>
#include <QPolygonF>

namespace ts {

/// The course of a wire.
struct WireShape {
    QPainterPath path;
    QPolygonF line;  ///< the path as short straight pieces
    QRectF bounds;

    /// The point at `fraction` of the pieces, 0 at the output, 1 at the input.
    [[nodiscard]] QPointF pointAt(double fraction) const;
};

/// A wire that leaves to the right and arrives from the left. Where the input lies behind the output it turns around
/// and runs back at height `detour`.
WireShape wireShape(QPointF from, QPointF to, double detour);

/// Does a wire between these points have to turn around?
bool runsBack(QPointF from, QPointF to);

/// Shortest distance from the wire.
double distanceTo(const WireShape& wire, QPointF point);

/// Does the straight stroke cross the wire?
bool crosses(const WireShape& wire, const QLineF& stroke);

}  // namespace ts
