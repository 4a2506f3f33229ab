#include "widgets/problems/problems_view.h"

#include <QAction>
#include <QClipboard>
#include <QGuiApplication>
#include <QListView>
#include <QStackedLayout>

#include "widgets/problems/problem_delegate.h"
#include "widgets/problems/problems_model.h"
#include "widgets/theme/themed_label.h"

namespace ts {

ProblemsView::ProblemsView(QWidget* parent)
    : QWidget(parent),
      m_model(new ProblemsModel(this)),
      m_list(new QListView),
      m_empty(new ThemedLabel(tr("No problems"), &Theme::textMuted)),
      m_stack(new QStackedLayout(this)),
      m_show(new QAction(tr("Show the node"), this)),
      m_fix(new QAction(tr("Fix"), this)),
      m_copy(new QAction(tr("Copy the text"), this))
{
    m_empty->setAlignment(Qt::AlignCenter);
    m_stack->addWidget(m_empty);
    m_stack->addWidget(m_list);
    setFocusProxy(m_list);
    buildList();
    buildActions();
    connect(&ThemeNotifier::instance(), &ThemeNotifier::changed, this, &ProblemsView::applyTheme);
    applyTheme();
}

void ProblemsView::buildList()
{
    auto* delegate = new ProblemDelegate(m_list);
    m_list->setModel(m_model);
    m_list->setItemDelegate(delegate);
    m_list->setAccessibleName(tr("Problems"));
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setMouseTracking(true);
    m_list->setWordWrap(true);  // rows are laid out again whenever the width changes
    m_list->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_list->setContextMenuPolicy(Qt::ActionsContextMenu);
    connect(delegate, &ProblemDelegate::fixClicked, this, &ProblemsView::requestFix);
    connect(m_list, &QListView::doubleClicked, this, &ProblemsView::requestNode);
    connect(m_list->selectionModel(), &QItemSelectionModel::currentChanged, this, &ProblemsView::updateActions);
    connect(m_model, &QAbstractItemModel::modelReset, this, &ProblemsView::updateActions);
}

void ProblemsView::buildActions()
{
    m_show->setShortcuts({Qt::Key_Return, Qt::Key_Enter});
    m_fix->setShortcut(Qt::CTRL | Qt::Key_Period);
    m_copy->setShortcut(QKeySequence::Copy);
    for (QAction* action : {m_show, m_fix, m_copy}) {
        action->setShortcutContext(Qt::WidgetShortcut);
        m_list->addAction(action);
    }
    connect(m_show, &QAction::triggered, this, [this] { requestNode(m_list->currentIndex()); });
    connect(m_fix, &QAction::triggered, this, [this] { requestFix(m_list->currentIndex()); });
    connect(m_copy, &QAction::triggered, this,
            [this] { QGuiApplication::clipboard()->setText(m_list->currentIndex().data().toString()); });
    updateActions();
}

void ProblemsView::applyTheme()
{
    QPalette colours = m_list->palette();
    colours.setColor(QPalette::Base, theme().panel);
    colours.setColor(QPalette::Highlight, Qt::transparent);
    m_list->setPalette(colours);
}

void ProblemsView::setReport(const ShapeReport& report)
{
    m_model->setProblems(report.problems);
    m_stack->setCurrentWidget(m_model->rowCount() > 0 ? static_cast<QWidget*>(m_list) : m_empty);
}

void ProblemsView::updateActions()
{
    const QModelIndex current = m_list->currentIndex();
    const QString fix = current.data(ProblemsModel::FixRole).toString();
    m_show->setEnabled(!current.data(ProblemsModel::NodeRole).toString().isEmpty());
    m_fix->setEnabled(!fix.isEmpty());
    m_fix->setText(fix.isEmpty() ? tr("Fix") : fix);
    m_copy->setEnabled(current.isValid());
}

void ProblemsView::requestNode(const QModelIndex& index)
{
    const QString node = index.data(ProblemsModel::NodeRole).toString();
    if (!node.isEmpty())
        Q_EMIT nodeRequested(node);
}

void ProblemsView::requestFix(const QModelIndex& index)
{
    if (!index.data(ProblemsModel::FixRole).toString().isEmpty())
        Q_EMIT fixRequested(Problem(m_model->problem(index)));
}

}  // namespace ts
