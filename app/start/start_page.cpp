#include "app/start/start_page.h"

#include <QEvent>
#include <QGridLayout>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

#include "app/session/settings.h"
#include "app/start/card.h"
#include "app/start/example_library.h"
#include "app/start/recent_row.h"
#include "app/window/icons.h"

namespace ts {

namespace {

constexpr int kCardWidth = 216;
constexpr int kGap = 16;
constexpr int kMaxWidth = 4 * 260 + 3 * kGap;
constexpr int kMargin = 32;

}  // namespace

StartPage::StartPage(QWidget* parent)
    : QScrollArea(parent),
      m_title(new QLabel),
      m_tagline(new QLabel),
      m_new(new QPushButton),
      m_open(new QPushButton),
      m_examplesTitle(new QLabel),
      m_recentTitle(new QLabel),
      m_grid(new QGridLayout),
      m_recent(new QVBoxLayout)
{
    setFrameShape(QFrame::NoFrame);
    setWidgetResizable(true);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    auto* column = new QWidget;
    column->setMaximumWidth(kMaxWidth);
    auto* inside = new QVBoxLayout(column);
    inside->setContentsMargins(0, 40, 0, kMargin);
    inside->setSpacing(12);
    inside->addLayout(makeHeader());
    inside->addSpacing(22);
    inside->addWidget(m_examplesTitle);
    m_grid->setSpacing(kGap);
    inside->addLayout(m_grid);
    inside->addSpacing(22);
    inside->addWidget(m_recentTitle);
    m_recent->setSpacing(2);
    inside->addLayout(m_recent);
    inside->addStretch(1);
    auto* page = new QWidget;
    auto* centred = new QHBoxLayout(page);
    centred->setContentsMargins(kMargin, 0, kMargin, 0);
    centred->addStretch(1);
    centred->addWidget(column, 1000);
    centred->addStretch(1);
    setWidget(page);
    connect(m_new, &QPushButton::clicked, this, &StartPage::newRequested);
    connect(m_open, &QPushButton::clicked, this, &StartPage::openRequested);
}

QLayout* StartPage::makeHeader()
{
    auto* words = new QVBoxLayout;
    words->setSpacing(4);
    words->addWidget(m_title);
    words->addWidget(m_tagline);
    auto* row = new QHBoxLayout;
    row->setSpacing(10);
    row->addLayout(words, 1);
    for (QPushButton* button : {m_new, m_open}) {
        button->setMinimumHeight(34);
        row->addWidget(button, 0, Qt::AlignBottom);
    }
    return row;
}

void StartPage::refresh()
{
    m_title->setText(QStringLiteral("Tensorscape"));
    m_title->setFont(uiFont(11, QFont::Bold));
    m_tagline->setText(tr("Build a neural network as a graph, train it in place, and watch what happens inside."));
    m_tagline->setWordWrap(true);
    m_tagline->setFont(uiFont(1));
    m_tagline->setForegroundRole(QPalette::WindowText);
    QPalette muted = m_tagline->palette();
    muted.setColor(QPalette::WindowText, theme().textMuted);
    m_tagline->setPalette(muted);
    m_new->setText(tr("New project"));
    m_new->setIcon(themedIcon(QLatin1String("new")));
    m_open->setText(tr("Open…"));
    m_open->setIcon(themedIcon(QLatin1String("open")));
    for (QLabel* title : {m_examplesTitle, m_recentTitle})
        title->setFont(uiFont(1.5, QFont::DemiBold));
    m_examplesTitle->setText(tr("Examples"));
    m_recentTitle->setText(tr("Recent"));
    fillExamples();
    fillRecent();
}

void StartPage::fillExamples()
{
    for (Card* card : m_cards) {
        card->setParent(nullptr);
        card->deleteLater();
    }
    m_cards.clear();
    for (const Example& example : findExamples(examplesFolder())) {
        auto* card = new Card(example);
        connect(card, &Card::clicked, this, [this, card] { Q_EMIT exampleChosen(card->example().file); });
        m_cards.push_back(card);
    }
    m_examplesTitle->setVisible(!m_cards.empty());
    arrangeCards();
}

void StartPage::fillRecent()
{
    while (QLayoutItem* item = m_recent->takeAt(0)) {
        item->widget()->setParent(nullptr);
        item->widget()->deleteLater();
        delete item;
    }
    const QStringList files = settings::recentFiles();
    for (const QString& file : files) {
        auto* row = new RecentRow(file);
        connect(row, &RecentRow::clicked, this, [this, file] { Q_EMIT fileChosen(file); });
        m_recent->addWidget(row);
    }
    m_recentTitle->setVisible(!files.isEmpty());
}

int StartPage::columns() const
{
    const int room = std::min(viewport()->width() - 2 * kMargin, kMaxWidth);
    return std::max(1, (room + kGap) / (kCardWidth + kGap));
}

void StartPage::arrangeCards()
{
    const int across = columns();
    for (int column = 0; column < std::max(across, m_grid->columnCount()); ++column)
        m_grid->setColumnStretch(column, column < across ? 1 : 0);
    int index = 0;
    for (Card* card : m_cards) {
        m_grid->addWidget(card, index / across, index % across);
        ++index;
    }
}

void StartPage::resizeEvent(QResizeEvent* event)
{
    QScrollArea::resizeEvent(event);
    arrangeCards();
}

void StartPage::changeEvent(QEvent* event)
{
    QScrollArea::changeEvent(event);
    if (event->type() == QEvent::LanguageChange && isVisible())
        refresh();
}

}  // namespace ts
