#include "app/window/message_bar.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QPainter>
#include <QPushButton>
#include <QTimer>
#include <QToolButton>

#include "app/window/icons.h"
#include "widgets/theme/theme.h"

namespace ts {

namespace {

constexpr int kInfoMilliseconds = 6000;

QColor colourOf(MessageKind kind)
{
    switch (kind) {
    case MessageKind::Info:
        return theme().accent;
    case MessageKind::Warning:
        return theme().warning;
    case MessageKind::Error:
        return theme().error;
    }
    return {};
}

QString signOf(MessageKind kind)
{
    return kind == MessageKind::Info ? QStringLiteral("i") : QStringLiteral("!");
}

}  // namespace

MessageBar::MessageBar(QWidget* parent)
    : QFrame(parent), m_sign(new QLabel), m_text(new QLabel), m_buttons(new QHBoxLayout), m_leave(new QTimer(this))
{
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(16, 5, 8, 5);
    row->setSpacing(10);
    m_sign->setFixedWidth(18);
    m_sign->setAlignment(Qt::AlignCenter);
    m_text->setWordWrap(true);
    m_text->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_text->setTextFormat(Qt::PlainText);
    m_buttons->setSpacing(6);
    row->addWidget(m_sign);
    row->addWidget(m_text, 1);
    row->addLayout(m_buttons);
    m_leave->setSingleShot(true);
    m_leave->setInterval(kInfoMilliseconds);
    connect(m_leave, &QTimer::timeout, this, &MessageBar::dismiss);
    setVisible(false);
}

void MessageBar::show(MessageKind kind, const QString& text, const std::vector<Button>& buttons)
{
    m_kind = kind;
    m_text->setText(text);
    m_sign->setText(signOf(kind));
    m_sign->setFont(uiFont(0, QFont::Bold));
    while (QLayoutItem* item = m_buttons->takeAt(0)) {
        item->widget()->deleteLater();
        delete item;
    }
    for (const Button& button : buttons)
        addButton(button);
    auto* close = new QToolButton;
    close->setText(QStringLiteral("✕"));
    close->setAutoRaise(true);
    close->setToolTip(tr("Close this message"));
    close->setAccessibleName(close->toolTip());
    connect(close, &QToolButton::clicked, this, &MessageBar::dismiss);
    m_buttons->addWidget(close);
    kind == MessageKind::Info&& buttons.empty() ? m_leave->start() : m_leave->stop();
    setAccessibleName(text);
    setVisible(true);
    update();
}

void MessageBar::addButton(const Button& button)
{
    auto* widget = new QPushButton(button.first);
    connect(widget, &QPushButton::clicked, this, [this, action = button.second] {
        dismiss();
        action();
    });
    m_buttons->addWidget(widget);
}

void MessageBar::dismiss()
{
    m_leave->stop();
    setVisible(false);
}

QString MessageBar::text() const
{
    return isVisibleTo(parentWidget()) ? m_text->text() : QString();
}

void MessageBar::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    const QColor colour = colourOf(m_kind);
    painter.fillRect(rect(), theme().raised);
    QColor tint = colour;
    tint.setAlphaF(0.10F);
    painter.fillRect(rect(), tint);
    painter.fillRect(QRect(0, 0, 3, height()), colour);
    painter.fillRect(QRect(0, height() - 1, width(), 1), theme().line);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(colour, 1.4));
    painter.drawEllipse(QRectF(m_sign->geometry()).center(), 8.5, 8.5);
}

void MessageBar::keyPressEvent(QKeyEvent* event)
{
    event->key() == Qt::Key_Escape ? dismiss() : QFrame::keyPressEvent(event);
}

}  // namespace ts
