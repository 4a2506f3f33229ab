#include "widgets/canvas/node_search.h"

#include <algorithm>

#include <QKeyEvent>
#include <QLabel>
#include <QScreen>
#include <QVBoxLayout>

#include "widgets/canvas/node_type_list.h"
#include "widgets/theme/theme.h"

namespace ts {

namespace {

constexpr QSize kSize(340, 380);

}  // namespace

NodeSearch::NodeSearch(NodeTypeFilter filter, QWidget* parent)
    : QFrame(parent, Qt::Popup | Qt::FramelessWindowHint),
      m_model(new NodeTypeListModel(this)),
      m_field(new QLineEdit(this)),
      m_list(new QListView(this))
{
    setAttribute(Qt::WA_DeleteOnClose);
    setFrameShape(QFrame::StyledPanel);
    setAccessibleName(tr("Find a node type"));
    m_field->setPlaceholderText(tr("Find a node…"));
    m_field->setAccessibleName(tr("Find a node"));
    m_field->setClearButtonEnabled(true);
    m_field->installEventFilter(this);
    m_list->setModel(m_model);
    m_list->setItemDelegate(new NodeTypeDelegate(m_list));
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setUniformItemSizes(true);
    m_list->setMouseTracking(true);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->setFocusPolicy(Qt::NoFocus);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(8, 8, 8, 8);
    column->addWidget(m_field);
    column->addWidget(m_list);
    setFocusProxy(m_field);
    const auto search = [this, filter](const QString& typed) {
        m_model->setTypes(matchingTypes(typed, filter));
        m_list->setCurrentIndex(m_model->index(0));
    };
    connect(m_field, &QLineEdit::textChanged, this, search);
    connect(m_list, &QListView::clicked, this, &NodeSearch::take);
    connect(m_list, &QListView::entered, m_list, &QListView::setCurrentIndex);
    search(QString());
}

void NodeSearch::open(const QPoint& position)
{
    resize(kSize);
    const QRect room = screen()->availableGeometry();
    move(std::clamp(position.x(), room.left(), std::max(room.left(), room.right() - width())),
         std::clamp(position.y(), room.top(), std::max(room.top(), room.bottom() - height())));
    show();
    m_field->setFocus(Qt::PopupFocusReason);
}

bool NodeSearch::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() != QEvent::KeyPress)
        return QFrame::eventFilter(watched, event);
    switch (static_cast<QKeyEvent*>(event)->key()) {
    case Qt::Key_Down:
        return step(1), true;
    case Qt::Key_Up:
        return step(-1), true;
    case Qt::Key_PageDown:
        return step(6), true;
    case Qt::Key_PageUp:
        return step(-6), true;
    case Qt::Key_Return:
    case Qt::Key_Enter:
    case Qt::Key_Tab:
        return take(m_list->currentIndex()), true;
    default:
        return QFrame::eventFilter(watched, event);
    }
}

void NodeSearch::step(int rows)
{
    const int last = m_model->rowCount() - 1;
    if (last >= 0)
        m_list->setCurrentIndex(m_model->index(std::clamp(m_list->currentIndex().row() + rows, 0, last)));
}

void NodeSearch::take(const QModelIndex& index)
{
    if (!index.isValid())
        return;
    const QString type = index.data(NodeTypeListModel::NameRole).toString();
    close();
    Q_EMIT chosen(type);
}

}  // namespace ts
