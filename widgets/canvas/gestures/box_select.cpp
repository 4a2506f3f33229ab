#include "widgets/canvas/gestures/box_select.h"

#include "widgets/canvas/graph_scene.h"
#include "widgets/theme/theme.h"

namespace ts {

BoxSelect::BoxSelect(GraphScene& scene, const GesturePoint& press)
    : m_scene(scene), m_threshold(press.view), m_from(press.scene), m_before(scene.selected())
{
}

void BoxSelect::move(const GesturePoint& at)
{
    if (!m_threshold.passed(at.view))
        return;
    m_box = QRectF(m_from, at.scene).normalized();
    m_scene.setSelected(combined(m_scene.nodesIn(m_box), at.modifiers));
}

void BoxSelect::finish(const GesturePoint& at)
{
    move(at);
    if (!m_threshold.dragging())
        m_scene.setSelected(combined({}, at.modifiers));
}

void BoxSelect::cancel()
{
    m_scene.setSelected(m_before);
}

std::set<std::string> BoxSelect::combined(const std::set<std::string>& met, Qt::KeyboardModifiers modifiers) const
{
    if (!modifiers.testFlag(Qt::ShiftModifier) && !modifiers.testFlag(Qt::ControlModifier))
        return met;
    std::set<std::string> result = m_before;
    for (const std::string& id : met)
        if (!result.insert(id).second && modifiers.testFlag(Qt::ControlModifier))
            result.erase(id);
    return result;
}

void BoxSelect::paint(QPainter& painter, double lod) const
{
    QColor fill = theme().accent;
    fill.setAlphaF(0.12f);
    painter.setPen(QPen(theme().accent, 1 / lod));
    painter.setBrush(fill);
    painter.drawRect(m_box);
}

}  // namespace ts
