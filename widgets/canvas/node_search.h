#pragma once

#include <QFrame>
#include <QLineEdit>
#include <QListView>

#include "widgets/canvas/node_match.h"

namespace ts {

class NodeTypeListModel;

/// A popup that finds a node type by a few letters. Arrows choose, Enter takes, Esc closes.
class NodeSearch : public QFrame {
    Q_OBJECT
public:
    /// Offers the types that pass `filter`; all where it is empty.
    explicit NodeSearch(NodeTypeFilter filter, QWidget* parent = nullptr);

    /// Shows the popup with its upper left corner at `position`, moved to stay on the screen.
    void open(const QPoint& position);

Q_SIGNALS:
    void chosen(const QString& type);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void take(const QModelIndex& index);
    void step(int rows);

    NodeTypeListModel* m_model;
    QLineEdit* m_field;
    QListView* m_list;
};

}  // namespace ts
