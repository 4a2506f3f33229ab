#pragma once

#include <vector>

#include <QAbstractListModel>
#include <QStyledItemDelegate>

#include "engine/registry/node_type.h"

namespace ts {

/// Node types as rows: title, help as tool tip, and the type itself.
class NodeTypeListModel : public QAbstractListModel {
    Q_OBJECT
public:
    enum Role { NameRole = Qt::UserRole, HelpRole, CategoryRole };

    using QAbstractListModel::QAbstractListModel;
    void setTypes(std::vector<const NodeType*> types);

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;

private:
    std::vector<const NodeType*> m_types;
};

/// Paints a node type: swatch of its category, title, and one line of help below.
class NodeTypeDelegate : public QStyledItemDelegate {
    Q_OBJECT
public:
    using QStyledItemDelegate::QStyledItemDelegate;
    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override;
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override;
};

}  // namespace ts
