#include "widgets/canvas/mini_map.h"

#include <QMouseEvent>
#include <QPainter>

#include "widgets/canvas/graph_scene.h"
#include "widgets/canvas/graph_view.h"
#include "widgets/theme/theme.h"

namespace ts {

namespace {

constexpr double kMargin = 8;

}  // namespace

MiniMap::MiniMap(GraphView& view) : QWidget(&view), m_view(view)
{
    setCursor(Qt::PointingHandCursor);
    setToolTip(tr("The whole graph; click to go there"));
    setAccessibleName(tr("Map of the graph"));
    resize(sizeHint());
    hide();
}

void MiniMap::setStale()
{
    m_stale = true;
    follow();
    update();
}

void MiniMap::follow()
{
    if (m_stale)
        measure();
    const bool needed = !m_content.isEmpty() && !m_view.visibleArea().contains(m_content);
    setVisible(needed);
    if (needed)
        update();
}

void MiniMap::measure()
{
    m_content = m_view.graphScene().contentRect();
    m_nodes = QPixmap();
    m_stale = false;
    if (!m_content.isEmpty())
        m_scale = std::min((width() - 2 * kMargin) / m_content.width(), (height() - 2 * kMargin) / m_content.height());
}

QRectF MiniMap::toMap(const QRectF& scene) const
{
    const QPointF corner = QPointF(width(), height()) / 2 + (scene.topLeft() - m_content.center()) * m_scale;
    return {corner, scene.size() * m_scale};
}

void MiniMap::drawNodes()
{
    m_nodes = QPixmap(size() * devicePixelRatioF());
    m_nodes.setDevicePixelRatio(devicePixelRatioF());
    m_nodes.fill(Qt::transparent);
    QPainter painter(&m_nodes);
    painter.setPen(Qt::NoPen);
    painter.setRenderHint(QPainter::Antialiasing);
    for (const auto& [id, item] : m_view.graphScene().nodes()) {
        QColor colour = item->look().content.known ? theme().category(item->look().content.category) : theme().textFaint;
        colour.setAlphaF(0.7f);
        painter.setBrush(colour);
        painter.drawRect(toMap(item->sceneRect()));
    }
}

void MiniMap::paintEvent(QPaintEvent*)
{
    if (m_nodes.isNull())
        drawNodes();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    QColor back = theme().panel;
    back.setAlphaF(0.94f);
    painter.setPen(QPen(theme().line, 1));
    painter.setBrush(back);
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), 6, 6);
    painter.setClipRect(rect().adjusted(2, 2, -2, -2));
    painter.drawPixmap(0, 0, m_nodes);
    QColor fill = theme().text;
    fill.setAlphaF(0.06f);
    painter.setBrush(fill);
    painter.setPen(QPen(theme().textMuted, 1));
    const QRectF inside = QRectF(rect()).adjusted(3.5, 3.5, -3.5, -3.5);
    painter.drawRoundedRect(toMap(m_view.visibleArea()) & inside, 2, 2);
}

void MiniMap::centre(QPointF at)
{
    m_view.centerOn(m_content.center() + (at - QPointF(width(), height()) / 2) / m_scale);
}

void MiniMap::mousePressEvent(QMouseEvent* event)
{
    centre(event->position());
}

void MiniMap::mouseReleaseEvent(QMouseEvent* event)
{
    event->accept();
}

void MiniMap::mouseMoveEvent(QMouseEvent* event)
{
    if (event->buttons() & Qt::LeftButton)
        centre(event->position());
}

}  // namespace ts
