#include "widgets/palette/palette_delegate.h"

#include <QPainter>
#include <QTreeView>

#include "widgets/palette/palette_model.h"
#include "widgets/theme/theme.h"

namespace ts {

namespace {

constexpr int kMargin = 10;
constexpr int kSwatch = 11;

QFont headingFont()
{
    return uiFont(-0.5, QFont::DemiBold);
}

void paintChevron(QPainter* painter, const QRect& row, bool expanded)
{
    const QPointF centre(row.right() - 14, row.center().y() + 3);
    const QPointF down[] = {centre + QPointF(-3, -1.5), centre + QPointF(0, 1.5), centre + QPointF(3, -1.5)};
    const QPointF right[] = {centre + QPointF(-1.5, -3), centre + QPointF(1.5, 0), centre + QPointF(-1.5, 3)};
    painter->setPen(QPen(theme().textFaint, 1.4, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    painter->drawPolyline(expanded ? down : right, 3);
}

void paintHeading(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index)
{
    const auto* view = qobject_cast<const QTreeView*>(option.widget);
    const QRect text = option.rect.adjusted(kMargin, 6, -kMargin - 14, 0);
    painter->setFont(headingFont());
    painter->setPen(theme().textMuted);
    painter->drawText(text, Qt::AlignLeft | Qt::AlignVCenter,
                      painter->fontMetrics().elidedText(index.data().toString(), Qt::ElideRight, text.width()));
    if (option.state & QStyle::State_MouseOver)
        paintChevron(painter, option.rect, !view || view->isExpanded(index));
    else if (view && !view->isExpanded(index))
        paintChevron(painter, option.rect, false);
}

void paintBackground(QPainter* painter, const QStyleOptionViewItem& option)
{
    const bool selected = option.state & QStyle::State_Selected;
    if (!selected && !(option.state & QStyle::State_MouseOver))
        return;
    QColor fill = selected ? theme().accent : theme().text;
    fill.setAlphaF(selected ? 0.20F : 0.06F);
    painter->setPen(option.state & QStyle::State_HasFocus ? QPen(theme().accent, 1) : QPen(Qt::NoPen));
    painter->setBrush(fill);
    painter->drawRoundedRect(QRectF(option.rect).adjusted(4.5, 0.5, -4.5, -0.5), 5, 5);
}

constexpr int kTextLeft = kMargin + 3 + kSwatch + 9;

void paintText(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index, const QColor& colour)
{
    const QRect text = option.rect.adjusted(kTextLeft, 0, -kMargin, 0);
    painter->setFont(option.font);
    painter->setPen(colour);
    painter->drawText(text, Qt::AlignLeft | Qt::AlignVCenter,
                      painter->fontMetrics().elidedText(index.data().toString(), Qt::ElideRight, text.width()));
}

void paintMore(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index)
{
    paintBackground(painter, option);
    paintText(painter, option, index, theme().textMuted);
}

void paintType(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index)
{
    paintBackground(painter, option);
    const auto category = static_cast<Category>(index.data(PaletteModel::CategoryRole).toInt());
    const QRectF swatch(option.rect.left() + kMargin + 3, option.rect.center().y() - kSwatch / 2.0 + 0.5, kSwatch, kSwatch);
    painter->setPen(Qt::NoPen);
    painter->setBrush(theme().category(category));
    painter->drawRoundedRect(swatch, 3, 3);
    paintText(painter, option, index, theme().text);
}

}  // namespace

void PaletteDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    if (!index.parent().isValid())
        paintHeading(painter, option, index);
    else if (index.data(PaletteModel::RareCountRole).toInt() > 0)
        paintMore(painter, option, index);
    else
        paintType(painter, option, index);
    painter->restore();
}

QSize PaletteDelegate::sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    const bool heading = !index.parent().isValid();
    const QFontMetrics metrics(heading ? headingFont() : option.font);
    const int width = metrics.horizontalAdvance(index.data().toString()) + 3 * kMargin + kSwatch;
    return {width, metrics.height() + (heading ? 12 : 6)};
}

}  // namespace ts
