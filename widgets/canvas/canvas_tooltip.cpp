#include "widgets/canvas/canvas_tooltip.h"

namespace ts {

namespace {

constexpr double kPortReach = 10;

}  // namespace

QString canvasToolTip(const GraphScene& scene, QPointF at, double zoom)
{
    if (const std::optional<PortHit> hit = scene.portAt(at, kPortReach / zoom))
        return scene.node(hit->port.node)->look().port(hit->port.port, hit->input)->content.toolTip;
    const NodeItem* node = scene.nodeAt(at);
    if (node == nullptr)
        return {};
    const NodeContent& content = node->look().content;
    return content.problem ? content.problemText : content.toolTip;
}

}  // namespace ts
