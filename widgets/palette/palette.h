#pragma once

#include <span>

#include <QWidget>

#include "engine/registry/node_type.h"

class QLabel;
class QLineEdit;
class QModelIndex;
class QStackedLayout;
class QTreeView;

namespace ts {

class PaletteFilter;
class PaletteModel;

/// All node types by category with a search field; a type is dragged onto the canvas (see kNodeTypeMime) or activated by
/// double click or Enter.
class Palette : public QWidget {
    Q_OBJECT
public:
    explicit Palette(QWidget* parent = nullptr);
    /// Offers these types, which must outlive the palette.
    explicit Palette(std::span<const NodeType* const> types, QWidget* parent = nullptr);

    /// Puts the keyboard into the search field and selects its text.
    void focusSearch();

Q_SIGNALS:
    /// The user wants a node of this type, a name of find_node_type().
    void typeActivated(const QString& type);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void buildSearch();
    void buildTree();
    void buildEmptyText();
    void applyTheme();
    void search(const QString& query);
    void activate(const QModelIndex& index);
    void toggle(const QModelIndex& index);
    void toggleRare(int group);
    void enterList();
    bool searchKey(int key);
    bool listKey(QEvent* event);

    PaletteModel* m_model;
    PaletteFilter* m_filter;
    QLineEdit* m_search;
    QTreeView* m_tree;
    QLabel* m_empty;
    QStackedLayout* m_stack;
};

}  // namespace ts
