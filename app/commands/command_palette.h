#pragma once

#include <vector>

#include <QFrame>

class QAction;
class QLineEdit;
class QListView;
class QStandardItemModel;

namespace ts {

class Actions;

/// A search over every command, in front of the window: type, choose, Enter.
class CommandPalette : public QFrame {
    Q_OBJECT
public:
    CommandPalette(const Actions& actions, QWidget* window);

    /// Opens over the window with an empty search.
    void open();

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;

private:
    void fill(const QString& pattern);
    void runCurrent();
    void place();

    const Actions& m_actions;
    QLineEdit* m_search;
    QListView* m_list;
    QStandardItemModel* m_model;
};

}  // namespace ts
