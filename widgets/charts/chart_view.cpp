#include "widgets/charts/chart_view.h"

#include <cmath>

#include <QApplication>
#include <QChart>
#include <QMouseEvent>

namespace ts {

namespace {

constexpr double kStep = 0.8;     ///< zoom of one wheel notch
constexpr double kThinPart = 24;  ///< a selection less high than this selects a range of x only

}  // namespace

ChartView::ChartView(QChart* chart, QWidget* parent) : QChartView(chart, parent)
{
    setFrameShape(QFrame::NoFrame);
    setMouseTracking(true);
    setFocusPolicy(Qt::StrongFocus);
    setViewportUpdateMode(QGraphicsView::FullViewportUpdate);
    setOptimizationFlag(QGraphicsView::DontSavePainterState);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setContextMenuPolicy(Qt::PreventContextMenu);
    setBackgroundBrush(Qt::NoBrush);
    viewport()->setAutoFillBackground(false);
}

void ChartView::wheelEvent(QWheelEvent* event)
{
    constexpr double kNotch = 120;
    const double factor = std::pow(kStep, event->angleDelta().y() / kNotch);
    if (event->modifiers() & Qt::ControlModifier)
        Q_EMIT zoomYRequested(factor, event->position().y());
    else
        Q_EMIT zoomXRequested(factor, event->position().x());
    event->accept();
}

void ChartView::mousePressEvent(QMouseEvent* event)
{
    const bool plainLeft = event->button() == Qt::LeftButton && !(event->modifiers() & Qt::ShiftModifier);
    m_from = event->position();
    m_drag = plainLeft ? Drag::Select : Drag::Pan;
    event->accept();
}

QRectF ChartView::selection(const QPointF& to) const
{
    QRectF area = QRectF(m_from, to).normalized();
    const QRectF plot = chart()->plotArea();
    if (area.height() < kThinPart) {
        area.setTop(plot.top());
        area.setBottom(plot.bottom());
    }
    return area.intersected(plot);
}

void ChartView::mouseMoveEvent(QMouseEvent* event)
{
    const QPointF at = event->position();
    const bool moved = (at - m_from).manhattanLength() >= QApplication::startDragDistance();
    if (m_drag == Drag::Pan) {
        Q_EMIT panRequested(at - m_from);
        m_from = at;
    } else if (m_drag == Drag::Select && moved) {
        Q_EMIT selectionChanged(selection(at));
    }
    Q_EMIT hovered(at);
}

void ChartView::mouseReleaseEvent(QMouseEvent* event)
{
    const QRectF area = selection(event->position());
    const bool wide = std::abs(event->position().x() - m_from.x()) >= QApplication::startDragDistance();
    const Drag ended = std::exchange(m_drag, Drag::None);
    if (ended != Drag::Select)
        return;
    Q_EMIT selectionChanged({});
    if (wide && area.width() > 2)
        Q_EMIT areaRequested(area);
}

void ChartView::mouseDoubleClickEvent(QMouseEvent*)
{
    m_drag = Drag::None;
    Q_EMIT resetRequested();
}

void ChartView::keyPressEvent(QKeyEvent* event)
{
    const QPointF centre = chart()->plotArea().center();
    const double distance = chart()->plotArea().width() / 10;
    switch (event->key()) {
    case Qt::Key_Plus:
    case Qt::Key_Equal:
        return zoomXRequested(kStep, centre.x());
    case Qt::Key_Minus:
        return zoomXRequested(1 / kStep, centre.x());
    case Qt::Key_Left:
        return panRequested({distance, 0});
    case Qt::Key_Right:
        return panRequested({-distance, 0});
    case Qt::Key_Home:
        return resetRequested();
    default:
        event->ignore();
    }
}

void ChartView::leaveEvent(QEvent* event)
{
    QChartView::leaveEvent(event);
    Q_EMIT left();
}

}  // namespace ts
