#pragma once

#include <QString>

#include "widgets/canvas/graph_scene.h"

namespace ts {

/// What to tell about the place under the mouse: a port, the problem of a node, a node, or nothing.
QString canvasToolTip(const GraphScene& scene, QPointF at, double zoom);

}  // namespace ts
