#pragma once

#include <functional>

#include "widgets/canvas/gestures/gesture.h"

namespace ts {

class GraphView;

/// Moves the view with the mouse. A press and release in one place is a click.
class PanView : public Gesture {
public:
    PanView(GraphView& view, const GesturePoint& press, std::function<void()> click);
    ~PanView() override;

    void move(const GesturePoint& at) override;
    void finish(const GesturePoint& at) override;
    void cancel() override;

private:
    GraphView& m_view;
    DragThreshold m_threshold;
    QPoint m_last;
    std::function<void()> m_click;
};

}  // namespace ts
