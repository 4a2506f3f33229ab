#pragma once

#include <set>
#include <string>

#include <QRectF>

#include "widgets/canvas/gestures/gesture.h"

namespace ts {

class GraphScene;

/// Selects the nodes a rectangle meets; Shift adds to what was selected, Ctrl toggles. A click clears the selection.
class BoxSelect : public Gesture {
public:
    BoxSelect(GraphScene& scene, const GesturePoint& press);

    void move(const GesturePoint& at) override;
    void finish(const GesturePoint& at) override;
    void cancel() override;
    void paint(QPainter& painter, double lod) const override;

private:
    [[nodiscard]] std::set<std::string> combined(const std::set<std::string>& met, Qt::KeyboardModifiers modifiers) const;

    GraphScene& m_scene;
    DragThreshold m_threshold;
    QPointF m_from;
    QRectF m_box;
    std::set<std::string> m_before;
};

}  // namespace ts
