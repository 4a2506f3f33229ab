#include "widgets/palette/palette_tree.h"

namespace ts {

QModelIndex PaletteTree::moveCursor(CursorAction action, Qt::KeyboardModifiers modifiers)
{
    const bool up = action == MoveUp || action == MovePrevious || action == MoveLeft || action == MovePageUp;
    QModelIndex next = QTreeView::moveCursor(action, modifiers);
    while (next.isValid() && !next.parent().isValid())
        next = up ? indexAbove(next) : indexBelow(next);
    return next.isValid() ? next : currentIndex();
}

}  // namespace ts
