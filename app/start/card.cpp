#include "app/start/card.h"

#include <QKeyEvent>
#include <QPainter>
#include <QPainterPath>
#include <QStyle>
#include <QSvgRenderer>

#include "widgets/theme/flat_style.h"
#include "widgets/theme/theme.h"

namespace ts {

namespace {

constexpr int kPictureHeight = 124;
constexpr int kMargin = 14;

}  // namespace

Card::Card(Example example, QWidget* parent) : QAbstractButton(parent), m_example(std::move(example))
{
    setText(m_example.name);
    setAccessibleDescription(m_example.description);
    setToolTip(tr("Open %1").arg(m_example.name));
    setCursor(Qt::PointingHandCursor);
    setFocusPolicy(Qt::StrongFocus);
    setAttribute(Qt::WA_Hover);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

QSize Card::sizeHint() const
{
    const QFontMetrics text(uiFont(-0.5));
    return {232,
            kPictureHeight + 2 * kMargin + QFontMetrics(uiFont(1)).height() + 6 + 3 * text.lineSpacing() + 12
                + QFontMetrics(uiFont()).height()};
}

void Card::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter)
        click();
    else
        QAbstractButton::keyPressEvent(event);
}

void Card::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    const bool hot = underMouse() || hasFocus();
    paintBox(painter, QRectF(rect()), isDown() ? theme().raised : theme().node, hot ? theme().accent : theme().line, 10);
    paintPicture(painter, QRect(1, 1, width() - 2, kPictureHeight));
    paintText(painter, rect().adjusted(kMargin, kPictureHeight + kMargin - 2, -kMargin, -kMargin));
}

void Card::paintPicture(QPainter& painter, const QRect& area)
{
    const double ratio = devicePixelRatioF();
    if (m_picture.size() != area.size() * ratio) {
        m_picture = QPixmap(area.size() * ratio);
        m_picture.setDevicePixelRatio(ratio);
        m_picture.fill(theme().canvas);
        QPainter inside(&m_picture);
        QSvgRenderer svg(m_example.picture);
        QSizeF fitted(svg.defaultSize());
        fitted.scale(area.size() - QSize(16, 16), Qt::KeepAspectRatio);
        const QPointF corner((area.width() - fitted.width()) / 2, (area.height() - fitted.height()) / 2);
        if (svg.isValid())
            svg.render(&inside, QRectF(corner, fitted));
    }
    QPainterPath rounded;
    rounded.addRoundedRect(QRectF(area).adjusted(0, 0, 0, 12), 9, 9);
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setClipRect(area);
    painter.setClipPath(rounded, Qt::IntersectClip);
    painter.drawPixmap(area.topLeft(), m_picture);
    painter.restore();
    painter.fillRect(QRect(area.left(), area.bottom(), area.width(), 1), theme().line);
}

void Card::paintText(QPainter& painter, const QRect& area) const
{
    painter.setFont(uiFont(1, QFont::DemiBold));
    painter.setPen(theme().text);
    const QFontMetrics title(painter.font());
    painter.drawText(area.left(), area.top() + title.ascent(), title.elidedText(m_example.name, Qt::ElideRight, area.width()));
    const QFont small = uiFont(-0.5);
    painter.setFont(small);
    painter.setPen(theme().textMuted);
    QRect words = area.adjusted(0, title.height() + 5, 0, 0);
    words.setHeight(3 * QFontMetrics(small).lineSpacing());
    painter.drawText(words, Qt::TextWordWrap | Qt::AlignTop | Qt::AlignLeft, m_example.description);
    painter.setFont(uiFont(0, QFont::DemiBold));
    painter.setPen(theme().accent);
    painter.drawText(area, Qt::AlignLeft | Qt::AlignBottom, tr("Open"));
}

}  // namespace ts
