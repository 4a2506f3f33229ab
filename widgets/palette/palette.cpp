#include "widgets/palette/palette.h"

#include <QCoreApplication>
#include <QKeyEvent>
#include <QLineEdit>
#include <QStackedLayout>
#include <QVBoxLayout>

#include "widgets/palette/palette_delegate.h"
#include "widgets/palette/palette_filter.h"
#include "widgets/palette/palette_model.h"
#include "widgets/palette/palette_tree.h"
#include "widgets/theme/themed_label.h"

namespace ts {

Palette::Palette(QWidget* parent) : Palette(node_types(), parent) { }

Palette::Palette(std::span<const NodeType* const> types, QWidget* parent)
    : QWidget(parent),
      m_model(new PaletteModel(types, this)),
      m_filter(new PaletteFilter(m_model, this)),
      m_search(new QLineEdit),
      m_tree(new PaletteTree),
      m_empty(new ThemedLabel(&Theme::textMuted)),
      m_stack(new QStackedLayout)
{
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 8, 0, 0);
    layout->setSpacing(6);
    auto* top = new QHBoxLayout;
    top->setContentsMargins(8, 0, 8, 0);
    top->addWidget(m_search);
    layout->addLayout(top);
    layout->addLayout(m_stack, 1);
    buildSearch();
    buildTree();
    buildEmptyText();
    setFocusProxy(m_search);
    connect(&ThemeNotifier::instance(), &ThemeNotifier::changed, this, &Palette::applyTheme);
    applyTheme();
}

void Palette::buildSearch()
{
    m_search->setPlaceholderText(tr("Find a node… (Tab)"));
    m_search->setAccessibleName(tr("Find a node"));
    m_search->setClearButtonEnabled(true);
    m_search->setMinimumHeight(m_search->fontMetrics().height() + 12);
    m_search->setTextMargins(5, 0, 5, 0);
    m_search->installEventFilter(this);
    connect(m_search, &QLineEdit::textChanged, this, &Palette::search);
}

void Palette::buildTree()
{
    m_tree->setModel(m_filter);
    m_tree->setItemDelegate(new PaletteDelegate(m_tree));
    m_tree->setAccessibleName(tr("Node types"));
    m_tree->setHeaderHidden(true);
    m_tree->setRootIsDecorated(false);
    m_tree->setIndentation(0);
    m_tree->setFrameShape(QFrame::NoFrame);
    m_tree->setMouseTracking(true);
    m_tree->setDragEnabled(true);
    m_tree->setDragDropMode(QAbstractItemView::DragOnly);
    m_tree->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_tree->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_tree->setExpandsOnDoubleClick(false);
    m_tree->expandAll();
    m_tree->installEventFilter(this);
    m_stack->addWidget(m_tree);
    connect(m_tree, &QTreeView::doubleClicked, this, &Palette::activate);
    connect(m_tree, &QTreeView::clicked, this, &Palette::toggle);
}

void Palette::buildEmptyText()
{
    m_empty->setWordWrap(true);
    m_empty->setAlignment(Qt::AlignTop | Qt::AlignHCenter);
    m_empty->setContentsMargins(16, 24, 16, 16);
    m_stack->addWidget(m_empty);
}

void Palette::applyTheme()
{
    QPalette colours = m_tree->palette();
    colours.setColor(QPalette::Base, theme().panel);
    colours.setColor(QPalette::Highlight, Qt::transparent);
    m_tree->setPalette(colours);
}

void Palette::focusSearch()
{
    m_search->setFocus(Qt::ShortcutFocusReason);
    m_search->selectAll();
}

void Palette::search(const QString& query)
{
    m_filter->setQuery(query);
    m_tree->expandAll();
    const bool found = m_filter->rowCount() > 0;
    if (!found)
        m_empty->setText(tr("No node matches “%1”.").arg(query.simplified()));
    m_stack->setCurrentWidget(found ? static_cast<QWidget*>(m_tree) : m_empty);
    const QModelIndex best = m_filter->best();
    m_tree->setCurrentIndex(best);
    if (best.isValid())
        m_tree->scrollTo(best);
    else
        m_tree->scrollToTop();
}

void Palette::activate(const QModelIndex& index)
{
    const QString type = index.data(PaletteModel::TypeRole).toString();
    if (!type.isEmpty())
        Q_EMIT typeActivated(type);
}

void Palette::toggle(const QModelIndex& index)
{
    if (!index.parent().isValid())
        m_tree->setExpanded(index, !m_tree->isExpanded(index));
    else if (index.data(PaletteModel::RareCountRole).toInt() > 0)
        toggleRare(m_filter->mapToSource(index.parent()).row());
}

void Palette::toggleRare(int group)
{
    m_model->setUnfolded(group, !m_model->isUnfolded(group));
    m_filter->setQuery(m_search->text());
}

void Palette::enterList()
{
    if (!m_tree->currentIndex().isValid())
        m_tree->setCurrentIndex(m_filter->index(0, 0, m_filter->index(0, 0)));
    m_tree->setFocus(Qt::TabFocusReason);
}

bool Palette::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() != QEvent::KeyPress)
        return QWidget::eventFilter(watched, event);
    const bool handled = watched == m_search ? searchKey(static_cast<QKeyEvent*>(event)->key()) : listKey(event);
    return handled || QWidget::eventFilter(watched, event);
}

bool Palette::searchKey(int key)
{
    switch (key) {
    case Qt::Key_Down:
        enterList();
        return true;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        activate(m_tree->currentIndex());
        return true;
    case Qt::Key_Escape:
        m_search->clear();
        return true;
    default:
        return false;
    }
}

bool Palette::listKey(QEvent* event)
{
    const auto* key = static_cast<QKeyEvent*>(event);
    if (key->key() == Qt::Key_Return || key->key() == Qt::Key_Enter) {
        activate(m_tree->currentIndex());
        toggle(m_tree->currentIndex());
        return true;
    }
    const bool isText = !key->text().isEmpty() && (key->text()[0].isPrint() || key->key() == Qt::Key_Backspace);
    if (key->key() != Qt::Key_Escape && (!isText || key->modifiers() & (Qt::ControlModifier | Qt::AltModifier)))
        return false;
    m_search->setFocus(Qt::OtherFocusReason);
    QCoreApplication::sendEvent(m_search, event);
    return true;
}

}  // namespace ts
