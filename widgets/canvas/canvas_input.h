#pragma once

#include <memory>

#include <QKeyEvent>
#include <QMouseEvent>

#include "widgets/canvas/gestures/drop_type.h"
#include "widgets/canvas/gestures/gesture.h"

namespace ts {

class GraphView;

/// Decides which gesture a press begins and what a key means.
class CanvasInput {
public:
    explicit CanvasInput(GraphView& view) : m_view(view), m_drop(view) { }

    /// Handles what the mouse does on the viewport. Returns whether the event was meant for the canvas.
    bool mouse(QEvent& event);
    /// Returns whether the key meant something.
    bool keyPress(const QKeyEvent& event);
    bool keyRelease(const QKeyEvent& event);
    /// Keys held down are forgotten: their release went elsewhere.
    void forgetKeys() { m_spaceDown = false; }
    /// Ends the gesture in progress without a trace. Returns whether there was one.
    bool cancel();
    void paint(QPainter& painter, double lod) const;

    [[nodiscard]] bool active() const { return m_gesture != nullptr; }
    /// Where the mouse was last, in view coordinates; negative where it never was.
    [[nodiscard]] QPoint cursor() const { return m_cursor; }

private:
    void press(const QMouseEvent& event);
    void move(const QMouseEvent& event);
    void release(const QMouseEvent& event);
    void doubleClick(const QMouseEvent& event);
    void wheel(const QWheelEvent& event);
    bool drag(QDropEvent& event);
    [[nodiscard]] GesturePoint point(const QMouseEvent& event) const;
    std::unique_ptr<Gesture> begin(const QMouseEvent& event);
    std::unique_ptr<Gesture> beginLeft(const GesturePoint& at);
    std::unique_ptr<Gesture> beginRight(const QMouseEvent& event, const GesturePoint& at);
    bool navigate(const QKeyEvent& event);
    bool edit(const QKeyEvent& event);
    void breakWires(const GesturePoint& at);

    GraphView& m_view;
    std::unique_ptr<Gesture> m_gesture;
    DropType m_drop;
    Qt::MouseButton m_button = Qt::NoButton;
    QPoint m_cursor{-1, -1};
    bool m_spaceDown = false;
    bool m_spaceUsed = false;
};

}  // namespace ts
