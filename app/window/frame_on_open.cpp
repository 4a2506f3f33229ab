#include "app/window/frame_on_open.h"

#include <QEvent>

#include "widgets/canvas/graph_view.h"

namespace ts {

namespace {

bool isTouch(QEvent::Type type)
{
    return type == QEvent::MouseButtonPress || type == QEvent::Wheel || type == QEvent::KeyPress || type == QEvent::Drop;
}

}  // namespace

FrameOnOpen::FrameOnOpen(GraphView& canvas) : QObject(&canvas), m_canvas(canvas)
{
    canvas.installEventFilter(this);
    canvas.viewport()->installEventFilter(this);
}

void FrameOnOpen::begin()
{
    m_active = true;
    m_canvas.frameAll();
}

bool FrameOnOpen::eventFilter(QObject* watched, QEvent* event)
{
    if (isTouch(event->type()))
        m_active = false;
    // The view lays its viewport out first; it is framed once that has happened.
    if (m_active && event->type() == QEvent::Resize)
        QMetaObject::invokeMethod(
            this,
            [this] {
                if (m_active)
                    m_canvas.frameAll();
            },
            Qt::QueuedConnection);
    return QObject::eventFilter(watched, event);
}

}  // namespace ts
