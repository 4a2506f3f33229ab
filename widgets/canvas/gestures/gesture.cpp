#include "widgets/canvas/gestures/gesture.h"

namespace ts {

namespace {

constexpr int kDragDistance = 4;

}  // namespace

bool DragThreshold::passed(QPoint at)
{
    m_dragging = m_dragging || (at - m_press).manhattanLength() >= kDragDistance;
    return m_dragging;
}

}  // namespace ts
