#include "widgets/canvas/canvas_input.h"

#include <cmath>

#include "widgets/canvas/gestures/box_select.h"
#include "widgets/canvas/gestures/connect_ports.h"
#include "widgets/canvas/gestures/cut_wires.h"
#include "widgets/canvas/gestures/drag_nodes.h"
#include "widgets/canvas/gestures/pan_view.h"
#include "widgets/canvas/graph_scene.h"
#include "widgets/canvas/graph_view.h"

namespace ts {

namespace {

constexpr double kPortReach = 10;        ///< pixels
constexpr double kZoomPerUnit = 1.0015;  ///< a notch of the wheel is 120 units
constexpr int kNudge = 8;
constexpr int kFarNudge = 40;

}  // namespace

bool CanvasInput::mouse(QEvent& event)
{
    switch (event.type()) {
    case QEvent::MouseButtonPress:
        return press(static_cast<const QMouseEvent&>(event)), true;
    case QEvent::MouseMove:
        return move(static_cast<const QMouseEvent&>(event)), true;
    case QEvent::MouseButtonRelease:
        return release(static_cast<const QMouseEvent&>(event)), true;
    case QEvent::MouseButtonDblClick:
        return doubleClick(static_cast<const QMouseEvent&>(event)), true;
    case QEvent::Wheel:
        return wheel(static_cast<const QWheelEvent&>(event)), true;
    case QEvent::ContextMenu:
        return true;
    case QEvent::DragEnter:
    case QEvent::DragMove:
    case QEvent::Drop:
        return drag(static_cast<QDropEvent&>(event));
    case QEvent::DragLeave:
        return m_drop.leave(), true;
    default:
        return false;
    }
}

bool CanvasInput::drag(QDropEvent& event)
{
    const NodeType* type = DropType::typeOf(event.mimeData());
    event.setAccepted(type != nullptr);
    if (type == nullptr)
        return true;
    const QPoint at = event.position().toPoint();
    if (event.type() == QEvent::Drop)
        m_drop.drop(*type, at);
    else
        m_drop.move(*type, at);
    event.setDropAction(Qt::CopyAction);
    return true;
}

void CanvasInput::wheel(const QWheelEvent& event)
{
    const int turn = event.angleDelta().y();
    if (turn != 0)
        m_view.zoomAt(event.position().toPoint(), std::pow(kZoomPerUnit, turn));
}

GesturePoint CanvasInput::point(const QMouseEvent& event) const
{
    const QPoint at = event.position().toPoint();
    return {at, m_view.mapToScene(at), event.modifiers()};
}

void CanvasInput::press(const QMouseEvent& event)
{
    m_cursor = event.position().toPoint();
    if (m_gesture)
        return;
    m_view.showHint({}, {});
    m_button = event.button();
    m_gesture = begin(event);
}

std::unique_ptr<Gesture> CanvasInput::begin(const QMouseEvent& event)
{
    const GesturePoint at = point(event);
    switch (event.button()) {
    case Qt::MiddleButton:
        return std::make_unique<PanView>(m_view, at, nullptr);
    case Qt::RightButton:
        return beginRight(event, at);
    case Qt::LeftButton:
        if (!m_spaceDown)
            return beginLeft(at);
        m_spaceUsed = true;
        return std::make_unique<PanView>(m_view, at, nullptr);
    default:
        return nullptr;
    }
}

std::unique_ptr<Gesture> CanvasInput::beginRight(const QMouseEvent& event, const GesturePoint& at)
{
    if (at.modifiers & Qt::ControlModifier)
        return std::make_unique<CutWires>(m_view, at);
    const NodeItem* node = m_view.graphScene().nodeAt(at.scene);
    const QString id = node != nullptr ? QString::fromStdString(node->id()) : QString();
    return std::make_unique<PanView>(m_view, at, [this, id, where = event.globalPosition().toPoint()] {
        if (!id.isEmpty() && !m_view.selectedNodes().contains(id.toStdString()))
            m_view.select({id.toStdString()});
        Q_EMIT m_view.menuRequested(where, id);
    });
}

std::unique_ptr<Gesture> CanvasInput::beginLeft(const GesturePoint& at)
{
    GraphScene& scene = m_view.graphScene();
    if (const std::optional<PortHit> port = scene.portAt(at.scene, kPortReach / m_view.zoom())) {
        if (at.modifiers & Qt::AltModifier) {
            breakWires(at);
            return nullptr;
        }
        return std::make_unique<ConnectPorts>(m_view, at, *port, at.modifiers.testFlag(Qt::ControlModifier));
    }
    if (const NodeItem* node = scene.nodeAt(at.scene))
        return std::make_unique<DragNodes>(m_view, at, node->id());
    return std::make_unique<BoxSelect>(scene, at);
}

void CanvasInput::breakWires(const GesturePoint& at)
{
    const GraphScene& scene = m_view.graphScene();
    const auto port = scene.portAt(at.scene, kPortReach / m_view.zoom());
    const std::vector<GraphEdge> edges = edgesAt(scene.graph(), port->port, port->input);
    if (!edges.empty())
        m_view.requestEdit(removeEdgesEdit(edges), GraphView::tr("Break wires"));
}

void CanvasInput::move(const QMouseEvent& event)
{
    m_cursor = event.position().toPoint();
    if (m_gesture)
        m_gesture->move(point(event));
}

void CanvasInput::release(const QMouseEvent& event)
{
    if (event.button() != m_button)
        return;
    m_button = Qt::NoButton;
    // A gesture that opens a popup or changes the graph must not be found in progress.
    if (const std::unique_ptr<Gesture> gesture = std::move(m_gesture))
        gesture->finish(point(event));
    m_view.viewport()->update();
}

void CanvasInput::doubleClick(const QMouseEvent& event)
{
    if (event.button() != Qt::LeftButton || m_gesture)
        return;
    const GesturePoint at = point(event);
    m_cursor = at.view;
    if (const NodeItem* node = m_view.graphScene().nodeAt(at.scene))
        Q_EMIT m_view.nodeActivated(QString::fromStdString(node->id()));
    else
        m_view.openSearch();
}

bool CanvasInput::keyPress(const QKeyEvent& event)
{
    return navigate(event) || edit(event);
}

bool CanvasInput::navigate(const QKeyEvent& event)
{
    const bool plain = !(event.modifiers() & (Qt::ControlModifier | Qt::AltModifier));
    switch (event.key()) {
    case Qt::Key_Home:
        return m_view.frameAll(), true;
    case Qt::Key_Period:
        return plain && (m_view.frameSelection(), true);
    case Qt::Key_Tab:
        return plain && (m_view.openSearch(), true);
    case Qt::Key_Space:
        if (plain && !event.isAutoRepeat()) {
            m_spaceDown = true;
            m_spaceUsed = false;
        }
        return plain;
    case Qt::Key_Escape:
        if (cancel())
            return true;
        return !m_view.selectedNodes().empty() && (m_view.select({}), true);
    default:
        return false;
    }
}

bool CanvasInput::edit(const QKeyEvent& event)
{
    const bool control = event.modifiers().testFlag(Qt::ControlModifier);
    const int step = event.modifiers().testFlag(Qt::ShiftModifier) ? kFarNudge : kNudge;
    switch (event.key()) {
    case Qt::Key_Delete:
    case Qt::Key_Backspace:
        return m_view.deleteSelection(), true;
    case Qt::Key_D:
        return control && (m_view.duplicateSelection(), true);
    case Qt::Key_A:
        return control && (m_view.selectAll(), true);
    case Qt::Key_Left:
        return m_view.nudgeSelection({-step, 0});
    case Qt::Key_Right:
        return m_view.nudgeSelection({step, 0});
    case Qt::Key_Up:
        return m_view.nudgeSelection({0, -step});
    case Qt::Key_Down:
        return m_view.nudgeSelection({0, step});
    default:
        return false;
    }
}

bool CanvasInput::keyRelease(const QKeyEvent& event)
{
    if (event.key() != Qt::Key_Space || event.isAutoRepeat() || !m_spaceDown)
        return false;
    m_spaceDown = false;
    if (!m_spaceUsed && !m_gesture)
        m_view.openSearch();
    return true;
}

bool CanvasInput::cancel()
{
    const std::unique_ptr<Gesture> gesture = std::move(m_gesture);
    if (!gesture)
        return false;
    gesture->cancel();
    m_view.viewport()->update();
    return true;
}

void CanvasInput::paint(QPainter& painter, double lod) const
{
    if (m_gesture)
        m_gesture->paint(painter, lod);
}

}  // namespace ts
