#include "app/commands/command_palette.h"

#include <algorithm>

#include <QAction>
#include <QCoreApplication>
#include <QKeyEvent>
#include <QLineEdit>
#include <QListView>
#include <QPainter>
#include <QStandardItemModel>
#include <QStyledItemDelegate>
#include <QVBoxLayout>

#include "app/commands/fuzzy_match.h"
#include "app/window/actions.h"
#include "widgets/theme/flat_style.h"
#include "widgets/theme/theme.h"

namespace ts {

namespace {

constexpr int kWidth = 560;
constexpr int kRowHeight = 34;
constexpr int kVisibleRows = 10;

enum Role { MenuRole = Qt::UserRole + 1, KeysRole, CommandRole };

/// Name, menu and shortcut of one command in a row.
class RowPainter : public QStyledItemDelegate {
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    QSize sizeHint(const QStyleOptionViewItem&, const QModelIndex&) const override { return {0, kRowHeight}; }

    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override
    {
        const bool enabled = index.flags().testFlag(Qt::ItemIsEnabled);
        if (option.state.testFlag(QStyle::State_Selected))
            paintBox(*painter, QRectF(option.rect).adjusted(0, 1, 0, -1), theme().raised, theme().accent);
        const QRect inside = option.rect.adjusted(12, 0, -12, 0);
        painter->setFont(uiFont(0, QFont::Medium));
        painter->setPen(enabled ? theme().text : theme().textFaint);
        const QString text = index.data(Qt::DisplayRole).toString();
        painter->drawText(inside, Qt::AlignVCenter | Qt::AlignLeft, text);
        const int nameWidth = painter->fontMetrics().horizontalAdvance(text);
        painter->setFont(uiFont(-0.5));
        painter->setPen(theme().textFaint);
        painter->drawText(inside.adjusted(nameWidth + 10, 0, 0, 0), Qt::AlignVCenter | Qt::AlignLeft,
                          index.data(MenuRole).toString());
        painter->setFont(monoFont(-1));
        painter->setPen(theme().textMuted);
        painter->drawText(inside, Qt::AlignVCenter | Qt::AlignRight, index.data(KeysRole).toString());
    }
};

}  // namespace

CommandPalette::CommandPalette(const Actions& actions, QWidget* window)
    : QFrame(window), m_actions(actions), m_search(new QLineEdit), m_list(new QListView), m_model(new QStandardItemModel(this))
{
    setObjectName(QStringLiteral("commandPalette"));
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(10, 10, 10, 10);
    column->setSpacing(8);
    m_search->setMinimumHeight(34);
    m_list->setModel(m_model);
    m_list->setItemDelegate(new RowPainter(m_list));
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->viewport()->setAutoFillBackground(false);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->setFocusPolicy(Qt::NoFocus);
    m_list->setUniformItemSizes(true);
    m_list->setEditTriggers(QAbstractItemView::NoEditTriggers);
    column->addWidget(m_search);
    column->addWidget(m_list);
    connect(m_search, &QLineEdit::textEdited, this, &CommandPalette::fill);
    connect(m_list, &QListView::clicked, this, &CommandPalette::runCurrent);
    m_search->installEventFilter(this);
    setVisible(false);
}

void CommandPalette::open()
{
    m_search->clear();
    m_search->setPlaceholderText(tr("Find a command…"));
    m_search->setAccessibleName(m_search->placeholderText());
    fill({});
    setVisible(true);
    raise();
    m_search->setFocus();
}

void CommandPalette::place()
{
    const int width = std::min(kWidth, parentWidget()->width() - 40);
    const int rows = std::clamp(m_model->rowCount(), 1, kVisibleRows);
    const int height = std::min(rows * kRowHeight + 64, parentWidget()->height() - 80);
    setGeometry((parentWidget()->width() - width) / 2, 56, width, height);
}

void CommandPalette::fill(const QString& pattern)
{
    struct Hit {
        int score;
        const CommandSpec* spec;
    };
    std::vector<Hit> hits;
    for (const CommandSpec& spec : commandSpecs()) {
        const QString name = plainText(m_actions[spec.command].text());
        const auto inName = fuzzyScore(pattern, name);
        const bool inHelp = m_actions[spec.command].statusTip().contains(pattern.simplified(), Qt::CaseInsensitive);
        if (inName || inHelp)
            hits.push_back({inName.value_or(-1), &spec});
    }
    if (!pattern.isEmpty())
        std::stable_sort(hits.begin(), hits.end(), [](const Hit& a, const Hit& b) { return a.score > b.score; });
    m_model->clear();
    for (const Hit& hit : hits) {
        const QAction& action = m_actions[hit.spec->command];
        auto* item = new QStandardItem(plainText(action.text()));
        item->setData(plainText(menuTitle(hit.spec->menu)), MenuRole);
        item->setData(action.shortcut().toString(QKeySequence::NativeText), KeysRole);
        item->setData(static_cast<int>(hit.spec->command), CommandRole);
        item->setToolTip(action.statusTip());
        item->setEnabled(action.isEnabled());
        m_model->appendRow(item);
    }
    m_list->setCurrentIndex(m_model->index(0, 0));
    place();
}

void CommandPalette::runCurrent()
{
    const QModelIndex index = m_list->currentIndex();
    if (!index.isValid() || !index.flags().testFlag(Qt::ItemIsEnabled))
        return;
    const auto command = static_cast<Command>(index.data(CommandRole).toInt());
    setVisible(false);
    parentWidget()->setFocus();
    m_actions[command].trigger();
}

bool CommandPalette::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() == QEvent::FocusOut)
        setVisible(false);
    if (event->type() != QEvent::KeyPress)
        return QFrame::eventFilter(watched, event);
    auto* key = static_cast<QKeyEvent*>(event);
    switch (key->key()) {
    case Qt::Key_Escape:
        setVisible(false);
        parentWidget()->setFocus();
        return true;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        runCurrent();
        return true;
    case Qt::Key_Up:
    case Qt::Key_Down:
    case Qt::Key_PageUp:
    case Qt::Key_PageDown:
        QCoreApplication::sendEvent(m_list, event);
        return true;
    default:
        return false;
    }
}

void CommandPalette::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.fillRect(rect(), theme().panel);
    paintBox(painter, QRectF(rect()), theme().panel, theme().line, 8);
}

}  // namespace ts
