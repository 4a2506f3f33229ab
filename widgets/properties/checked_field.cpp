#include "widgets/properties/checked_field.h"

#include <QKeyEvent>
#include <QPainter>
#include <QWheelEvent>

#include "widgets/theme/flat_style.h"
#include "widgets/theme/theme.h"

namespace ts {

CheckedField::CheckedField(QWidget* parent) : QLineEdit(parent)
{
    setMinimumHeight(fontMetrics().height() + 10);
    setTextMargins(5, 0, 5, 0);
}

void CheckedField::setWrong(bool wrong)
{
    if (m_wrong == wrong)
        return;
    m_wrong = wrong;
    update();
}

void CheckedField::keyPressEvent(QKeyEvent* event)
{
    switch (event->key()) {
    case Qt::Key_Up:
        return stepped(1);
    case Qt::Key_Down:
        return stepped(-1);
    case Qt::Key_PageUp:
        return stepped(10);
    case Qt::Key_PageDown:
        return stepped(-10);
    case Qt::Key_Escape:
        return cancelled();
    default:
        QLineEdit::keyPressEvent(event);
    }
}

void CheckedField::wheelEvent(QWheelEvent* event)
{
    if (!hasFocus())
        return event->ignore();
    constexpr int kNotch = 120;
    m_wheel += event->angleDelta().y();
    if (const int steps = m_wheel / kNotch) {
        m_wheel -= steps * kNotch;
        Q_EMIT stepped(steps);
    }
    event->accept();
}

void CheckedField::focusOutEvent(QFocusEvent* event)
{
    QLineEdit::focusOutEvent(event);
    if (event->reason() != Qt::PopupFocusReason)
        Q_EMIT focusLost();
}

void CheckedField::paintEvent(QPaintEvent* event)
{
    QLineEdit::paintEvent(event);
    if (!m_wrong)
        return;
    QPainter painter(this);
    paintBox(painter, QRectF(rect()), Qt::transparent, theme().error);
}

}  // namespace ts
