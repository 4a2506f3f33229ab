#pragma once

#include <QPainter>

namespace ts {

/// Fills the exposed part of the canvas and draws its dots. The dots thin out when zoomed out, so that their distance on
/// screen stays about the same.
void paintGrid(QPainter& painter, const QRectF& exposed, double lod);

}  // namespace ts
