#include "app/window/breadcrumb.h"

#include <QEvent>
#include <QPainter>

#include "widgets/theme/flat_style.h"
#include "widgets/theme/theme.h"

namespace ts {

namespace {

constexpr int kPadding = 11;
constexpr int kMaxName = 220;

QFont nameFont()
{
    return uiFont(-0.5, QFont::DemiBold);
}

QString graphText()
{
    return QStringLiteral("›  ") + Breadcrumb::tr("main graph");
}

}  // namespace

Breadcrumb::Breadcrumb(QWidget* canvas) : QWidget(canvas)
{
    setAttribute(Qt::WA_TransparentForMouseEvents);
    move(12, 12);
}

void Breadcrumb::setProject(const QString& name)
{
    m_name = QFontMetrics(nameFont()).elidedText(name, Qt::ElideRight, kMaxName);
    fit();
}

void Breadcrumb::fit()
{
    const int width = QFontMetrics(nameFont()).horizontalAdvance(m_name) + 8
        + QFontMetrics(uiFont(-0.5)).horizontalAdvance(graphText()) + 2 * kPadding;
    resize(width, QFontMetrics(nameFont()).height() + 10);
    setVisible(!m_name.isEmpty());
    update();
}

void Breadcrumb::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    paintBox(painter, QRectF(rect()), theme().panel, theme().line);
    const QRect inside = rect().adjusted(kPadding, 0, -kPadding, 0);
    painter.setFont(nameFont());
    painter.setPen(theme().text);
    painter.drawText(inside, Qt::AlignVCenter | Qt::AlignLeft, m_name);
    painter.setFont(uiFont(-0.5));
    painter.setPen(theme().textMuted);
    painter.drawText(inside, Qt::AlignVCenter | Qt::AlignRight, graphText());
}

void Breadcrumb::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange || event->type() == QEvent::FontChange)
        fit();
}

}  // namespace ts
