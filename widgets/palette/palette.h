#pragma once

#include <QWidget>

class QLabel;
class QLineEdit;
class QModelIndex;
class QTreeView;

namespace ts {

class PaletteFilter;

/// All node types by category with a search field; a type is dragged onto the canvas or activated by double click or Enter.
class Palette : public QWidget {
    Q_OBJECT
public:
    explicit Palette(QWidget* parent = nullptr);

    /// Puts the keyboard into the search field and selects its text.
    void focusSearch();

Q_SIGNALS:
    /// The user wants a node of this type, a name of find_node_type().
    void typeActivated(const QString& type);
};

}  // namespace ts
