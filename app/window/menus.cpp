#include "app/window/menus.h"

#include <QFileInfo>
#include <QPainter>

#include "app/session/settings.h"
#include "widgets/theme/theme.h"

namespace ts {

Menus::Menus(const Actions& actions, QWidget* parent) : QMenuBar(parent)
{
    for (const CommandSpec& spec : commandSpecs()) {
        QMenu*& menu = m_menus[spec.menu];
        if (!menu)
            menu = addMenu(QString());
        if (spec.separator)
            menu->addSeparator();
        menu->addAction(&actions[spec.command]);
    }
    m_recent = new QMenu(this);
    m_menus[Menu::File]->insertMenu(&actions[Command::StartPage], m_recent);
    connect(m_recent, &QMenu::aboutToShow, this, &Menus::fillRecent);
    refresh();
}

void Menus::setTitle(const QString& title)
{
    m_title = title;
    update();
}

void Menus::refresh()
{
    for (const auto& [menu, widget] : m_menus)
        widget->setTitle(menuTitle(menu));
    m_recent->setTitle(tr("Open &recent"));
}

void Menus::fillRecent()
{
    m_recent->clear();
    for (const QString& file : settings::recentFiles()) {
        const bool exists = QFileInfo::exists(file);
        const QString text = exists ? file : tr("%1  (gone)").arg(file);
        QAction* action = m_recent->addAction(text, this, [this, file] { Q_EMIT recentChosen(file); });
        action->setEnabled(exists);
    }
    if (m_recent->isEmpty())
        m_recent->addAction(tr("Nothing yet"))->setEnabled(false);
}

void Menus::paintEvent(QPaintEvent* event)
{
    QMenuBar::paintEvent(event);
    const QRect last = actionGeometry(actions().constLast());
    const int textWidth = QFontMetrics(font()).horizontalAdvance(m_title);
    const int left = (width() - textWidth) / 2;
    if (m_title.isEmpty() || left < last.right() + 24)
        return;
    QPainter painter(this);
    painter.setPen(theme().textMuted);
    painter.drawText(QRect(left, 0, textWidth + 2, height()), Qt::AlignVCenter | Qt::AlignLeft, m_title);
}

}  // namespace ts
