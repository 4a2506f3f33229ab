#include "app/window/tab_dock.h"

#include <QHBoxLayout>
#include <QPainter>
#include <QStackedWidget>
#include <QTabBar>

#include "widgets/theme/theme.h"

namespace ts {

namespace {

/// Title bar of the dock: presses beside the tabs reach the dock, which then moves.
class TabStrip : public QWidget {
public:
    explicit TabStrip(QTabBar* tabs)
    {
        auto* row = new QHBoxLayout(this);
        row->setContentsMargins(8, 0, 8, 0);
        row->addWidget(tabs);
        row->addStretch(1);
        setMinimumHeight(34);
    }

protected:
    void paintEvent(QPaintEvent*) override { QPainter(this).fillRect(QRect(0, height() - 1, width(), 1), theme().line); }
};

}  // namespace

TabDock::TabDock(const QString& objectName, QWidget* parent)
    : QDockWidget(parent), m_tabs(new QTabBar), m_stack(new QStackedWidget)
{
    setObjectName(objectName);
    setFeatures(DockWidgetMovable | DockWidgetClosable);
    m_tabs->setDrawBase(false);
    m_tabs->setExpanding(false);
    m_tabs->setUsesScrollButtons(false);
    m_tabs->setElideMode(Qt::ElideNone);
    m_tabs->setFocusPolicy(Qt::TabFocus);
    setTitleBarWidget(new TabStrip(m_tabs));
    setWidget(m_stack);
    connect(m_tabs, &QTabBar::currentChanged, this, &TabDock::showCurrent);
}

int TabDock::addPage(Factory make)
{
    const int index = static_cast<int>(m_pages.size());
    m_pages.push_back({std::move(make), nullptr, QString(), 0});
    m_stack->addWidget(new QWidget);
    const QSignalBlocker quiet(m_tabs);
    m_tabs->addTab(QString());
    return index;
}

void TabDock::setPageTitle(int index, const QString& title)
{
    m_pages[static_cast<std::size_t>(index)].title = title;
    updateText(index);
}

void TabDock::setPageCount(int index, int count)
{
    m_pages[static_cast<std::size_t>(index)].count = count;
    updateText(index);
}

void TabDock::updateText(int index)
{
    const Page& page = m_pages[static_cast<std::size_t>(index)];
    m_tabs->setTabText(index, page.count > 0 ? QStringLiteral("%1  %2").arg(page.title).arg(page.count) : page.title);
}

void TabDock::setPageVisible(int index, bool visible)
{
    m_tabs->setTabVisible(index, visible);
}

void TabDock::showPage(int index)
{
    m_tabs->setCurrentIndex(index);
    show();
    raise();
    showCurrent();
}

int TabDock::currentPage() const
{
    return m_tabs->currentIndex();
}

bool TabDock::isPageShown(int index) const
{
    return isVisible() && m_tabs->currentIndex() == index;
}

void TabDock::showEvent(QShowEvent* event)
{
    QDockWidget::showEvent(event);
    showCurrent();
}

void TabDock::remakePages()
{
    for (std::size_t i = 0; i < m_pages.size(); ++i)
        if (m_pages[i].widget)
            putPage(static_cast<int>(i), new QWidget);
    for (Page& page : m_pages)
        page.widget = nullptr;
    showCurrent();
}

void TabDock::putPage(int index, QWidget* widget)
{
    QWidget* old = m_stack->widget(index);
    m_stack->removeWidget(old);
    delete old;
    m_stack->insertWidget(index, widget);
}

void TabDock::showCurrent()
{
    const int index = m_tabs->currentIndex();
    if (index < 0 || !isVisible())
        return;
    Page& page = m_pages[static_cast<std::size_t>(index)];
    if (!page.widget) {
        page.widget = page.make();
        putPage(index, page.widget);
    }
    m_stack->setCurrentIndex(index);
    Q_EMIT pageShown(index);
}

}  // namespace ts
