#include "app/window/tab_dock.h"

#include <QHBoxLayout>
#include <QPainter>
#include <QStackedWidget>
#include <QTabBar>

#include "widgets/theme/flat_style.h"
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
        row->addWidget(tabs, 0, Qt::AlignBottom);
        row->addStretch(1);
    }

    /// The dock asks once, before its tabs have words: the height must not depend on them.
    QSize sizeHint() const override { return {layout()->sizeHint().width(), fontMetrics().height() + 20}; }
    QSize minimumSizeHint() const override { return {0, sizeHint().height()}; }

protected:
    void paintEvent(QPaintEvent*) override { QPainter(this).fillRect(QRect(0, height() - 1, width(), 1), theme().line); }
};

/// A count in a small pill; no wider than nothing where the count is 0.
class Badge : public QWidget {
public:
    void setCount(int count)
    {
        m_text = count > 0 ? QString::number(count) : QString();
        const QFontMetrics metrics(badgeFont());
        setFixedSize(m_text.isEmpty() ? QSize(0, 0) : QSize(std::max(kHeight, metrics.horizontalAdvance(m_text) + 9), kHeight));
        update();
    }

protected:
    void paintEvent(QPaintEvent*) override
    {
        if (m_text.isEmpty())
            return;
        QPainter painter(this);
        paintBox(painter, QRectF(rect()), theme().error, theme().error, height() / 2.0);
        painter.setFont(badgeFont());
        painter.setPen(theme().kind == ThemeKind::Dark ? theme().chip : theme().panel);
        painter.drawText(rect(), Qt::AlignCenter, m_text);
    }

private:
    static constexpr int kHeight = 15;  // not above the line height of the tabs

    static QFont badgeFont() { return uiFont(-2, QFont::Bold); }

    QString m_text;
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
    m_pages.push_back({std::move(make), nullptr});
    m_stack->addWidget(new QWidget);
    const QSignalBlocker quiet(m_tabs);
    m_tabs->addTab(QString());
    return index;
}

void TabDock::setPageTitle(int index, const QString& title)
{
    m_tabs->setTabText(index, title);
}

void TabDock::setPageCount(int index, int count)
{
    auto* badge = static_cast<Badge*>(m_tabs->tabButton(index, QTabBar::RightSide));
    if (!badge)
        m_tabs->setTabButton(index, QTabBar::RightSide, badge = new Badge);
    badge->setCount(count);
}

void TabDock::hideStrip()
{
    auto* nothing = new QWidget;
    nothing->setLayout(new QHBoxLayout);
    nothing->layout()->setContentsMargins(0, 0, 0, 0);
    setTitleBarWidget(nothing);
}

void TabDock::setPageVisible(int index, bool visible)
{
    // Qt 6.4 forgets that its tabs want a new layout where nothing changes.
    if (m_tabs->isTabVisible(index) != visible)
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
