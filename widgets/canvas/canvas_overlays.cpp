#include "widgets/canvas/canvas_overlays.h"

#include "widgets/canvas/graph_view.h"

namespace ts {

namespace {

constexpr int kMargin = 10;

}  // namespace

CanvasOverlays::CanvasOverlays(GraphView& view)
    : m_view(view), m_map(new MiniMap(view)), m_legend(new HeatLegend(&view)), m_hint(new HintBubble(&view))
{
}

void CanvasOverlays::arrange()
{
    m_map->move(m_view.width() - m_map->width() - kMargin, m_view.height() - m_map->height() - kMargin);
    m_legend->move(kMargin, m_view.height() - m_legend->height() - kMargin);
    m_map->follow();
}

void CanvasOverlays::setScale(const HeatScale& scale)
{
    m_legend->setScale(scale);
    arrange();
}

}  // namespace ts
