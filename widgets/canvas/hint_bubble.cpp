#include "widgets/canvas/hint_bubble.h"

#include <QPainter>

#include "widgets/theme/theme.h"

namespace ts {

namespace {

constexpr int kWidest = 320;
constexpr QPoint kBeside(18, 18);

}  // namespace

HintBubble::HintBubble(QWidget* parent) : QLabel(parent)
{
    setAttribute(Qt::WA_TransparentForMouseEvents);
    setContentsMargins(10, 6, 10, 6);
    setTextFormat(Qt::PlainText);
    hide();
}

void HintBubble::say(const QString& text, QPoint at)
{
    setVisible(!text.isEmpty());
    if (text.isEmpty())
        return;
    if (text != this->text()) {
        setFont(uiFont(-0.4));
        setWordWrap(false);
        setText(text);
        const bool wide = sizeHint().width() > kWidest;
        setWordWrap(wide);
        resize(wide ? QSize(kWidest, heightForWidth(kWidest)) : sizeHint());
    }
    const QRect room = parentWidget()->rect().adjusted(4, 4, -4, -4);
    QPoint corner = at + kBeside;
    corner.setX(std::max(room.left(), std::min(corner.x(), room.right() - width())));
    if (corner.y() + height() > room.bottom())
        corner.setY(at.y() - kBeside.y() / 2 - height());
    move(corner);
    raise();
}

void HintBubble::paintEvent(QPaintEvent* event)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(theme().line, 1));
    painter.setBrush(theme().raised);
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), 6, 6);
    painter.end();
    QLabel::paintEvent(event);
}

}  // namespace ts
