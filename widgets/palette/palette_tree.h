#pragma once

#include <QTreeView>

namespace ts {

/// A tree in which the keyboard walks over the types and skips the headings.
class PaletteTree : public QTreeView {
    Q_OBJECT
public:
    using QTreeView::QTreeView;

protected:
    QModelIndex moveCursor(CursorAction action, Qt::KeyboardModifiers modifiers) override;
};

}  // namespace ts
