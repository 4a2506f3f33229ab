#include "widgets/canvas/canvas_grid.h"

#include <cmath>

#include "widgets/theme/theme.h"

namespace ts {

namespace {

constexpr double kPitch = 24;
constexpr double kSmallestPitch = 18;  ///< pixels

}  // namespace

void paintGrid(QPainter& painter, const QRectF& exposed, double lod)
{
    painter.fillRect(exposed, theme().canvas);
    double pitch = kPitch;
    while (pitch * lod < kSmallestPitch)
        pitch *= 2;
    QList<QPointF> dots;
    for (double y = std::floor(exposed.top() / pitch) * pitch; y < exposed.bottom(); y += pitch)
        for (double x = std::floor(exposed.left() / pitch) * pitch; x < exposed.right(); x += pitch)
            dots.append({x, y});
    QPen pen(theme().canvasGrid, 2);
    pen.setCosmetic(true);
    painter.setPen(pen);
    painter.drawPoints(dots.data(), static_cast<int>(dots.size()));
}

}  // namespace ts
