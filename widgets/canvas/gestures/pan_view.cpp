#include "widgets/canvas/gestures/pan_view.h"

#include "widgets/canvas/graph_view.h"

namespace ts {

PanView::PanView(GraphView& view, const GesturePoint& press, std::function<void()> click)
    : m_view(view), m_threshold(press.view), m_last(press.view), m_click(std::move(click))
{
}

PanView::~PanView()
{
    m_view.viewport()->unsetCursor();
}

void PanView::move(const GesturePoint& at)
{
    if (!m_threshold.passed(at.view))
        return;
    m_view.viewport()->setCursor(Qt::ClosedHandCursor);
    m_view.panBy(at.view - m_last);
    m_last = at.view;
}

void PanView::finish(const GesturePoint& at)
{
    move(at);
    if (!m_threshold.dragging() && m_click)
        m_click();
}

void PanView::cancel() { }

}  // namespace ts
