#pragma once

#include <QPainter>

#include "widgets/canvas/graph_scene.h"

namespace ts {

/// From this zoom down nodes are coloured blocks without outline or text.
inline constexpr double kBlockZoom = 0.15;

/// Paints the whole graph from far away: blocks and straight wires in a few calls, past the item by item painting of
/// QGraphicsView, which alone would take most of a frame with ten thousand nodes. `painter` works in scene coordinates.
void paintOverview(QPainter& painter, const GraphScene& scene, const QRectF& exposed, double zoom);

}  // namespace ts
