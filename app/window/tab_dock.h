#pragma once

#include <functional>
#include <vector>

#include <QDockWidget>

class QStackedWidget;
class QTabBar;

namespace ts {

/// A dock with a strip of tabs in place of a title bar. Pages are made when first shown; the empty part of the strip drags
/// the dock.
class TabDock : public QDockWidget {
    Q_OBJECT
public:
    using Factory = std::function<QWidget*()>;

    explicit TabDock(const QString& objectName, QWidget* parent = nullptr);

    /// Adds a tab; `make` is called once, when its page is first shown. Returns its index.
    int addPage(Factory make);
    void setPageTitle(int index, const QString& title);
    /// A small count behind the title; 0 shows none.
    void setPageCount(int index, int count);
    void setPageVisible(int index, bool visible);
    /// For a dock of one page that says itself what it is.
    void hideStrip();
    /// Shows the dock and this page.
    void showPage(int index);
    /// Makes every page anew, as after a change of language.
    void remakePages();
    [[nodiscard]] int currentPage() const;
    /// Whether the user sees this page.
    [[nodiscard]] bool isPageShown(int index) const;

Q_SIGNALS:
    void pageShown(int index);

protected:
    void showEvent(QShowEvent* event) override;

private:
    void showCurrent();
    void putPage(int index, QWidget* widget);

    struct Page {
        Factory make;
        QWidget* widget = nullptr;
    };
    std::vector<Page> m_pages;
    QTabBar* m_tabs;
    QStackedWidget* m_stack;
};

}  // namespace ts
