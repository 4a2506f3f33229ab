#include "widgets/charts/chart_legend.h"

#include <QPainter>

#include "widgets/theme/flat_style.h"
#include "widgets/theme/theme.h"

namespace ts {

namespace {

constexpr int kStroke = 12;
constexpr int kGap = 6;
constexpr int kMargin = 5;

}  // namespace

LegendEntry::LegendEntry(const QString& name, int series, QWidget* parent) : QAbstractButton(parent), m_series(series)
{
    setText(name);
    setCheckable(true);
    setChecked(true);
    setFont(uiFont(-0.5));
    setToolTip(tr("Show or hide %1").arg(name));
    setAccessibleName(tr("Show %1").arg(name));
    setFocusPolicy(Qt::TabFocus);
    setAttribute(Qt::WA_Hover);
}

QSize LegendEntry::sizeHint() const
{
    return {fontMetrics().horizontalAdvance(text()) + 2 + kStroke + kGap + 2 * kMargin, fontMetrics().height() + 4};
}

QSize LegendEntry::minimumSizeHint() const
{
    return {kStroke + kGap + 2 * kMargin + fontMetrics().averageCharWidth() * 3, sizeHint().height()};
}

void LegendEntry::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    if (hasFocus())
        paintBox(painter, QRectF(rect()), Qt::transparent, theme().accent, 4);
    painter.setPen(Qt::NoPen);
    painter.setBrush(isChecked() ? theme().series(m_series) : theme().line);
    painter.drawRoundedRect(QRectF(kMargin, height() / 2.0 - 1.5, kStroke, 3), 1.5, 1.5);
    const QRect area = rect().adjusted(kMargin + kStroke + kGap, 0, -kMargin, 0);
    painter.setPen(!isChecked() ? theme().textFaint : underMouse() ? theme().text : theme().textMuted);
    painter.drawText(area, Qt::AlignLeft | Qt::AlignVCenter, fontMetrics().elidedText(text(), Qt::ElideRight, area.width()));
}

}  // namespace ts
