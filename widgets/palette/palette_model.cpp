#include "widgets/palette/palette_model.h"

#include <algorithm>

#include <QMimeData>

#include "widgets/palette/type_tooltip.h"
#include "widgets/text/engine_text.h"

namespace ts {

namespace {

/// Indexes of categories carry this; those of types carry the row of their category.
constexpr quintptr kGroupId = ~quintptr{0};
/// Fewer rare types than this are shown with the others: the row that unfolds them would take as much room.
constexpr int kFewestFolded = 2;

}  // namespace

PaletteModel::PaletteModel(std::span<const NodeType* const> types, QObject* parent) : QAbstractItemModel(parent)
{
    for (const NodeType* type : types) {
        if (m_groups.empty() || m_groups.back().category != type->category)
            m_groups.push_back({type->category, {}});
        m_groups.back().types.push_back(type);
        m_groups.back().rare += type->rare ? 1 : 0;
    }
    for (Group& group : m_groups) {
        std::ranges::stable_sort(group.types, {}, &NodeType::rare);
        if (group.rare < kFewestFolded) {
            group.rare = 0;
            group.unfolded = true;
        }
    }
}

QModelIndex PaletteModel::index(int row, int column, const QModelIndex& parent) const
{
    if (!hasIndex(row, column, parent))
        return {};
    return createIndex(row, column, parent.isValid() ? static_cast<quintptr>(parent.row()) : kGroupId);
}

QModelIndex PaletteModel::parent(const QModelIndex& child) const
{
    if (!child.isValid() || child.internalId() == kGroupId)
        return {};
    return createIndex(static_cast<int>(child.internalId()), 0, kGroupId);
}

int PaletteModel::rowCount(const QModelIndex& parent) const
{
    if (!parent.isValid())
        return static_cast<int>(m_groups.size());
    const bool isGroup = parent.internalId() == kGroupId && parent.column() == 0;
    return isGroup ? m_groups[static_cast<std::size_t>(parent.row())].rows() : 0;
}

int PaletteModel::columnCount(const QModelIndex&) const
{
    return 1;
}

const NodeType* PaletteModel::type(const QModelIndex& index) const
{
    if (!index.isValid() || index.internalId() == kGroupId)
        return nullptr;
    const std::vector<const NodeType*>& types = group(index).types;
    const auto row = static_cast<std::size_t>(index.row());
    return row < types.size() ? types[row] : nullptr;
}

void PaletteModel::setUnfolded(int group, bool unfolded)
{
    Group& changed = m_groups[static_cast<std::size_t>(group)];
    changed.unfolded = unfolded;
    const QModelIndex parent = index(group, 0);
    Q_EMIT dataChanged(index(0, 0, parent), index(changed.rows() - 1, 0, parent));
}

QVariant PaletteModel::data(const QModelIndex& index, int role) const
{
    if (!index.isValid())
        return {};
    if (index.internalId() == kGroupId)
        return groupData(m_groups[static_cast<std::size_t>(index.row())], role);
    const NodeType* found = type(index);
    return found ? typeData(*found, role) : moreData(group(index), role);
}

QVariant PaletteModel::groupData(const Group& group, int role) const
{
    switch (role) {
    case Qt::DisplayRole:
        return engineText(title(group.category));
    case CategoryRole:
        return static_cast<int>(group.category);
    default:
        return {};
    }
}

QVariant PaletteModel::moreData(const Group& group, int role) const
{
    switch (role) {
    case Qt::DisplayRole:
        return group.unfolded ? tr("Show fewer") : tr("%1 more…").arg(group.rare);
    case CategoryRole:
        return static_cast<int>(group.category);
    case RareCountRole:
        return group.rare;
    default:
        return {};
    }
}

QVariant PaletteModel::typeData(const NodeType& type, int role) const
{
    switch (role) {
    case Qt::DisplayRole:
        return engineText(type.title);
    case Qt::ToolTipRole:
        return typeTooltip(type);
    case Qt::AccessibleDescriptionRole:
        return engineText(type.help);
    case TypeRole:
        return QString::fromStdString(type.name);
    case CategoryRole:
        return static_cast<int>(type.category);
    default:
        return {};
    }
}

Qt::ItemFlags PaletteModel::flags(const QModelIndex& index) const
{
    if (!index.isValid())
        return Qt::NoItemFlags;
    if (index.internalId() == kGroupId)
        return Qt::ItemIsEnabled;
    if (!type(index))
        return Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemNeverHasChildren;
    return Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemIsDragEnabled | Qt::ItemNeverHasChildren;
}

QStringList PaletteModel::mimeTypes() const
{
    return {QString::fromLatin1(kNodeTypeMime)};
}

QMimeData* PaletteModel::mimeData(const QModelIndexList& indexes) const
{
    const NodeType* dragged = indexes.empty() ? nullptr : type(indexes.front());
    if (!dragged)
        return nullptr;
    auto* mime = new QMimeData;  // the caller owns it
    mime->setData(QString::fromLatin1(kNodeTypeMime), QByteArray::fromStdString(dragged->name));
    return mime;
}

Qt::DropActions PaletteModel::supportedDragActions() const
{
    return Qt::CopyAction;
}

}  // namespace ts
