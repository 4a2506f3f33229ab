#include "widgets/canvas/overview_painter.h"

#include <unordered_map>

#include "widgets/canvas/canvas_grid.h"
#include "widgets/canvas/wire_painter.h"

namespace ts {

namespace {

void paintBlocks(QPainter& painter, const GraphScene& scene, const QRectF& exposed)
{
    std::unordered_map<QRgb, QList<QRectF>> blocks;
    for (const auto& [id, item] : scene.nodes())
        if (const QRectF body = item->sceneRect(); body.intersects(exposed))
            blocks[blockColor(item->look(), item->state()).rgb()].append(body);
    painter.setPen(Qt::NoPen);
    for (const auto& [colour, bodies] : blocks) {
        painter.setBrush(QColor(colour));
        painter.drawRects(bodies);
    }
}

}  // namespace

void paintOverview(QPainter& painter, const GraphScene& scene, const QRectF& exposed, double zoom)
{
    painter.setRenderHint(QPainter::Antialiasing, false);
    paintGrid(painter, exposed, zoom);
    paintWires(painter, scene.edges().wires(), exposed, scene.fonts(), {zoom, true});
    paintBlocks(painter, scene, exposed);
}

}  // namespace ts
