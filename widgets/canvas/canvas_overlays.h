#pragma once

#include <QString>

#include "widgets/canvas/heat_legend.h"
#include "widgets/canvas/hint_bubble.h"
#include "widgets/canvas/mini_map.h"

namespace ts {

/// The small things that float over the canvas: map, legend and hint. They are children of the view, not of its
/// viewport, so that scrolling does not carry them along.
class CanvasOverlays {
public:
    explicit CanvasOverlays(GraphView& view);

    /// Puts them into the corners of the view.
    void arrange();
    void viewMoved() { m_map->follow(); }
    void layoutChanged() { m_map->setStale(); }
    void setScale(const HeatScale& scale);
    void say(const QString& text, QPoint at) { m_hint->say(text, at); }

private:
    GraphView& m_view;
    MiniMap* m_map;
    HeatLegend* m_legend;
    HintBubble* m_hint;
};

}  // namespace ts
