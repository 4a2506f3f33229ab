#pragma once

#include <QPainter>
#include <QPoint>
#include <QPointF>

namespace ts {

/// Where the mouse is during a gesture.
struct GesturePoint {
    QPoint view;
    QPointF scene;
    Qt::KeyboardModifiers modifiers;
};

/// One drag of the mouse, from press to release. It previews on screen; only finish() asks for an edit.
class Gesture {
public:
    Gesture() = default;
    Gesture(const Gesture&) = delete;
    Gesture& operator=(const Gesture&) = delete;
    virtual ~Gesture() = default;

    virtual void move(const GesturePoint& at) = 0;
    /// The button was released; the gesture is destroyed afterwards.
    virtual void finish(const GesturePoint& at) = 0;
    /// Takes the preview back.
    virtual void cancel() = 0;
    /// Paints the preview over the nodes, in scene coordinates; `lod` is pixels per canvas unit.
    virtual void paint(QPainter& /*painter*/, double /*lod*/) const { }
};

/// Tells a drag from a click: has the mouse left the place of the press?
class DragThreshold {
public:
    explicit DragThreshold(QPoint press) : m_press(press) { }
    /// True from the first point on that is far enough away.
    bool passed(QPoint at);
    [[nodiscard]] bool dragging() const { return m_dragging; }

private:
    QPoint m_press;
    bool m_dragging = false;
};

}  // namespace ts
