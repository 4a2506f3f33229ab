#pragma once

#include <QStyledItemDelegate>

namespace ts {

/// Paints a problem: its sign and severity, the node it is about, the sentence over as many lines as it needs, and the
/// button of the repair.
class ProblemDelegate : public QStyledItemDelegate {
    Q_OBJECT
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override;
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override;
    /// Where the button of the repair is inside the row; empty where there is none.
    [[nodiscard]] static QRect fixRect(const QRect& row, const QModelIndex& index);

Q_SIGNALS:
    void fixClicked(const QModelIndex& index);

protected:
    bool editorEvent(QEvent* event, QAbstractItemModel* model, const QStyleOptionViewItem& option,
                     const QModelIndex& index) override;
};

}  // namespace ts
