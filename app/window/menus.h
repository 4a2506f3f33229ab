#pragma once

#include <map>

#include <QMenuBar>

#include "app/window/actions.h"

namespace ts {

/// The menu bar: every command in its menu, recent files, and the project's title in the middle where there is room.
class Menus : public QMenuBar {
    Q_OBJECT
public:
    Menus(const Actions& actions, QWidget* parent);

    void setTitle(const QString& title);
    /// Puts the names of the menus into the language in use.
    void refresh();

Q_SIGNALS:
    void recentChosen(const QString& file);

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    void fillRecent();

    std::map<Menu, QMenu*> m_menus;
    QMenu* m_recent;
    QString m_title;
};

}  // namespace ts
