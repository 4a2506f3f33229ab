#pragma once

#include <QPainter>

#include "widgets/canvas/node_look.h"

namespace ts {

/// How a node stands out.
struct NodeState {
    bool selected = false;
    bool faded = false;  ///< no port of it takes the wire being drawn
    friend bool operator==(const NodeState&, const NodeState&) = default;
};

/// Paints a node with as much detail as `lod` (pixels per canvas unit) makes readable.
void paintNode(QPainter& painter, const NodeLook& look, const NodeState& state, const CanvasFonts& fonts, double lod);

/// Colour of the whole node where it is too small for more.
QColor blockColor(const NodeLook& look, const NodeState& state);

/// Area of the mark for problems, in the node's coordinates.
QRectF problemBadge(const NodeLook& look);

/// A ring; `radius` and line width grow with emphasis.
void paintPort(QPainter& painter, QPointF at, const QColor& colour, double radius, bool filled);

/// A colour of the heat scale dark enough to read as text on a node.
QColor heatTextColor(double fraction);

}  // namespace ts
