#include "widgets/properties/reset_button.h"

#include <QPainter>

#include "widgets/theme/theme.h"

namespace ts {

ResetButton::ResetButton(QWidget* parent) : QToolButton(parent)
{
    setAutoRaise(true);
    setFixedSize(20, 20);
    setFocusPolicy(Qt::TabFocus);
}

void ResetButton::paintEvent(QPaintEvent* event)
{
    QToolButton::paintEvent(event);
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.translate(rect().center() + QPointF(0.5, 0.5));
    painter.setPen(QPen(underMouse() ? theme().text : theme().textMuted, 1.3, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    constexpr int kSixteenths = 16;
    painter.drawArc(QRectF(-4.5, -4.5, 9, 9), 150 * kSixteenths, -300 * kSixteenths);
    const QPointF head[] = {{-5.6, -5.4}, {-4.4, -1.9}, {-0.9, -2.9}};
    painter.drawPolyline(head, 3);
}

}  // namespace ts
