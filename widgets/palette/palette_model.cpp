#include "widgets/palette/palette_model.h"

#include <QMimeData>

#include "widgets/palette/type_tooltip.h"
#include "widgets/text/engine_text.h"

namespace ts {

namespace {

/// Indexes of categories carry this; those of types carry the row of their category.
constexpr quintptr kGroupId = ~quintptr{0};

}  // namespace

PaletteModel::PaletteModel(std::span<const NodeType* const> types, QObject* parent) : QAbstractItemModel(parent)
{
    for (const NodeType* type : types) {
        if (m_groups.empty() || m_groups.back().category != type->category)
            m_groups.push_back({type->category, {}});
        m_groups.back().types.push_back(type);
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
    return isGroup ? static_cast<int>(m_groups[static_cast<std::size_t>(parent.row())].types.size()) : 0;
}

int PaletteModel::columnCount(const QModelIndex&) const
{
    return 1;
}

const NodeType* PaletteModel::type(const QModelIndex& index) const
{
    if (!index.isValid() || index.internalId() == kGroupId)
        return nullptr;
    return m_groups[static_cast<std::size_t>(index.internalId())].types[static_cast<std::size_t>(index.row())];
}

QVariant PaletteModel::data(const QModelIndex& index, int role) const
{
    if (!index.isValid())
        return {};
    const NodeType* found = type(index);
    return found ? typeData(*found, role) : groupData(m_groups[static_cast<std::size_t>(index.row())], role);
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
    if (!type(index))
        return index.isValid() ? Qt::ItemIsEnabled : Qt::NoItemFlags;
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
