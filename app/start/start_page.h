#pragma once

#include <vector>

#include <QScrollArea>

class QGridLayout;
class QLabel;
class QPushButton;
class QVBoxLayout;

namespace ts {

class Card;

/// What a new window shows: examples to open with one click, recent projects, new and open.
class StartPage : public QScrollArea {
    Q_OBJECT
public:
    explicit StartPage(QWidget* parent = nullptr);

    /// Reads examples and recent files again, in the language in use.
    void refresh();

Q_SIGNALS:
    void exampleChosen(const QString& file);
    void fileChosen(const QString& file);
    void newRequested();
    void openRequested();

protected:
    void resizeEvent(QResizeEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    QLayout* makeHeader();
    void fillExamples();
    void fillRecent();
    void arrangeCards();
    [[nodiscard]] int columns() const;

    std::vector<Card*> m_cards;
    QLabel* m_title;
    QLabel* m_tagline;
    QPushButton* m_new;
    QPushButton* m_open;
    QLabel* m_examplesTitle;
    QLabel* m_recentTitle;
    QGridLayout* m_grid;
    QVBoxLayout* m_recent;
};

}  // namespace ts
