#include "widgets/canvas/node_type_list.h"

#include <QPainter>

#include "widgets/text/engine_text.h"
#include "widgets/theme/theme.h"

namespace ts {

namespace {

constexpr int kPadding = 6;
constexpr int kSwatch = 10;
constexpr int kTextLeft = 30;

QFont titleFont()
{
    return uiFont(0, QFont::DemiBold);
}

QFont helpFont()
{
    return uiFont(-1);
}

}  // namespace

void NodeTypeListModel::setTypes(std::vector<const NodeType*> types)
{
    beginResetModel();
    m_types = std::move(types);
    endResetModel();
}

int NodeTypeListModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_types.size());
}

QVariant NodeTypeListModel::data(const QModelIndex& index, int role) const
{
    if (!index.isValid())
        return {};
    const NodeType& type = *m_types[static_cast<std::size_t>(index.row())];
    switch (role) {
    case Qt::DisplayRole:
        return engineText(type.title);
    case Qt::ToolTipRole:
    case HelpRole:
        return engineText(type.help);
    case NameRole:
        return QString::fromStdString(type.name);
    case CategoryRole:
        return static_cast<int>(type.category);
    default:
        return {};
    }
}

void NodeTypeDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    const bool current = option.state.testFlag(QStyle::State_Selected);
    QRect area = option.rect.adjusted(4, 1, -4, -1);
    if (current) {
        QColor fill = theme().accent;
        fill.setAlphaF(0.18f);
        painter->setPen(Qt::NoPen);
        painter->setBrush(fill);
        painter->drawRoundedRect(area, 6, 6);
    }
    const QFontMetrics titles(titleFont()), helps(helpFont());
    painter->setPen(Qt::NoPen);
    painter->setBrush(theme().category(static_cast<Category>(index.data(NodeTypeListModel::CategoryRole).toInt())));
    const int middle = area.top() + kPadding + titles.height() / 2;
    painter->drawRoundedRect(QRectF(area.left() + 8, middle - kSwatch / 2, kSwatch, kSwatch), 3, 3);
    const int room = area.width() - kTextLeft - kPadding;
    painter->setFont(titleFont());
    painter->setPen(theme().text);
    const QString title = titles.elidedText(index.data().toString(), Qt::ElideRight, room);
    painter->drawText(QRect(area.left() + kTextLeft, area.top() + kPadding, room, titles.height()), Qt::AlignLeft, title);
    painter->setFont(helpFont());
    painter->setPen(theme().textMuted);
    const QString help = helps.elidedText(index.data(NodeTypeListModel::HelpRole).toString(), Qt::ElideRight, room);
    painter->drawText(QRect(area.left() + kTextLeft, area.top() + kPadding + titles.height() + 1, room, helps.height()),
                      Qt::AlignLeft, help);
    painter->restore();
}

QSize NodeTypeDelegate::sizeHint(const QStyleOptionViewItem& option, const QModelIndex&) const
{
    return {option.rect.width(), QFontMetrics(titleFont()).height() + QFontMetrics(helpFont()).height() + 2 * kPadding + 3};
}

}  // namespace ts
