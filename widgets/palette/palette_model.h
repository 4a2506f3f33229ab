#pragma once

#include <vector>

#include <QAbstractItemModel>

#include "engine/registry/node_type.h"

namespace ts {

/// MIME type of a node type on its way to the canvas; the data is the type's name in UTF-8.
inline constexpr char kNodeTypeMime[] = "application/x-tensorscape-node-type";

/// Node types below their categories, in the order of the registry, the rare ones last; categories without types are left
/// out. A category with rare types ends with a row that shows or hides them.
class PaletteModel : public QAbstractItemModel {
    Q_OBJECT
public:
    enum Role {
        TypeRole = Qt::UserRole,  ///< QString: name of the type; empty for a category
        CategoryRole,             ///< int: the Category
        RareCountRole,            ///< int: in the row that shows or hides rare types, how many there are; else 0
    };

    /// The types must outlive the model.
    explicit PaletteModel(std::span<const NodeType* const> types, QObject* parent = nullptr);

    [[nodiscard]] QModelIndex index(int row, int column, const QModelIndex& parent = {}) const override;
    [[nodiscard]] QModelIndex parent(const QModelIndex& child) const override;
    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    [[nodiscard]] Qt::ItemFlags flags(const QModelIndex& index) const override;
    [[nodiscard]] QStringList mimeTypes() const override;
    [[nodiscard]] QMimeData* mimeData(const QModelIndexList& indexes) const override;
    [[nodiscard]] Qt::DropActions supportedDragActions() const override;

    /// The type at `index`, or null for a category and for the row behind its types.
    [[nodiscard]] const NodeType* type(const QModelIndex& index) const;
    /// Are the rare types of this category to be shown?
    [[nodiscard]] bool isUnfolded(int group) const { return m_groups[static_cast<std::size_t>(group)].unfolded; }
    void setUnfolded(int group, bool unfolded);

private:
    struct Group {
        Category category;
        std::vector<const NodeType*> types;
        int rare = 0;  // how many of them, the last ones
        bool unfolded = false;
        [[nodiscard]] int rows() const { return static_cast<int>(types.size()) + (rare > 0 ? 1 : 0); }
    };
    [[nodiscard]] const Group& group(const QModelIndex& child) const
    {
        return m_groups[static_cast<std::size_t>(child.internalId())];
    }
    [[nodiscard]] QVariant groupData(const Group& group, int role) const;
    [[nodiscard]] QVariant typeData(const NodeType& type, int role) const;
    [[nodiscard]] QVariant moreData(const Group& group, int role) const;

    std::vector<Group> m_groups;
};

}  // namespace ts
