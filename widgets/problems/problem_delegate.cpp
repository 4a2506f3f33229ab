#include "widgets/problems/problem_delegate.h"

#include <QAbstractItemView>
#include <QMouseEvent>
#include <QPainter>

#include "widgets/problems/problems_model.h"
#include "widgets/problems/severity_icon.h"
#include "widgets/theme/flat_style.h"
#include "widgets/theme/theme.h"

namespace ts {

namespace {

constexpr int kMargin = 10;
constexpr int kIcon = 16;
constexpr int kTextLeft = kMargin + kIcon + 8;
constexpr int kPadding = 7;

Severity severityOf(const QModelIndex& index)
{
    return static_cast<Severity>(index.data(ProblemsModel::SeverityRole).toInt());
}

int lineHeight()
{
    return QFontMetrics(uiFont()).height();
}

QString nodeText(const QModelIndex& index)
{
    const QString node = index.data(ProblemsModel::NodeRole).toString();
    return node.isEmpty() ? ProblemsModel::tr("project") : node;
}

/// The sentence's place in a row of this width, below the line with severity and node.
QRect sentenceRect(const QRect& row, const QModelIndex& index)
{
    const int width = std::max(80, row.width() - kTextLeft - kMargin);
    const QRect free(row.left() + kTextLeft, row.top() + kPadding + lineHeight() + 2, width, 10000);
    return QFontMetrics(uiFont()).boundingRect(free, Qt::TextWordWrap, index.data().toString());
}

void paintBackground(QPainter* painter, const QStyleOptionViewItem& option)
{
    const bool selected = option.state & QStyle::State_Selected;
    QColor fill = selected ? theme().accent : theme().text;
    fill.setAlphaF(selected ? 0.16F : 0.05F);
    if (selected || option.state & QStyle::State_MouseOver)
        painter->fillRect(option.rect, fill);
    painter->fillRect(QRect(option.rect.left(), option.rect.bottom(), option.rect.width(), 1), theme().line);
}

void paintHeadline(QPainter* painter, const QRect& row, const QModelIndex& index)
{
    const Severity severity = severityOf(index);
    const QRect line(row.left() + kTextLeft, row.top() + kPadding, row.width() - kTextLeft - kMargin, lineHeight());
    paintSeverity(*painter, QRectF(row.left() + kMargin, line.center().y() - kIcon / 2 + 1, kIcon, kIcon), severity);
    painter->setFont(uiFont(0, QFont::DemiBold));
    painter->setPen(severityColour(severity));
    painter->drawText(line, Qt::AlignLeft | Qt::AlignVCenter, severityText(severity));
    const int used = painter->fontMetrics().horizontalAdvance(severityText(severity)) + 10;
    painter->setFont(monoFont(-0.5));
    painter->setPen(theme().textMuted);
    const QRect rest = line.adjusted(used, 0, 0, 0);
    painter->drawText(rest, Qt::AlignLeft | Qt::AlignVCenter,
                      painter->fontMetrics().elidedText(nodeText(index), Qt::ElideMiddle, rest.width()));
}

void paintFix(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index)
{
    const QRect button = ProblemDelegate::fixRect(option.rect, index);
    if (button.isEmpty())
        return;
    const auto* view = qobject_cast<const QAbstractItemView*>(option.widget);
    const bool hot = view && button.contains(view->viewport()->mapFromGlobal(QCursor::pos()));
    paintBox(*painter, QRectF(button), theme().raised, hot ? theme().accent : theme().line);
    painter->setFont(uiFont());
    painter->setPen(theme().text);
    painter->drawText(button, Qt::AlignCenter, index.data(ProblemsModel::FixRole).toString());
}

}  // namespace

QRect ProblemDelegate::fixRect(const QRect& row, const QModelIndex& index)
{
    const QString caption = index.data(ProblemsModel::FixRole).toString();
    if (caption.isEmpty())
        return {};
    const QFontMetrics metrics(uiFont());
    const QRect sentence = sentenceRect(row, index);
    return {row.left() + kTextLeft, sentence.bottom() + 7, metrics.horizontalAdvance(caption) + 24, metrics.height() + 8};
}

void ProblemDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    painter->save();
    paintBackground(painter, option);
    paintHeadline(painter, option.rect, index);
    painter->setFont(uiFont());
    painter->setPen(theme().text);
    painter->drawText(sentenceRect(option.rect, index), Qt::TextWordWrap, index.data().toString());
    paintFix(painter, option, index);
    painter->restore();
}

QSize ProblemDelegate::sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    const auto* view = qobject_cast<const QAbstractItemView*>(option.widget);
    const QRect row(0, 0, view ? view->viewport()->width() : 300, 0);
    const QRect fix = fixRect(row, index);
    const int bottom = fix.isEmpty() ? sentenceRect(row, index).bottom() : fix.bottom();
    return {120, bottom + kPadding + 2};
}

bool ProblemDelegate::editorEvent(QEvent* event, QAbstractItemModel* model, const QStyleOptionViewItem& option,
                                  const QModelIndex& index)
{
    if (event->type() == QEvent::MouseButtonRelease) {
        const auto* mouse = static_cast<QMouseEvent*>(event);
        if (mouse->button() == Qt::LeftButton && fixRect(option.rect, index).contains(mouse->position().toPoint())) {
            Q_EMIT fixClicked(index);
            return true;
        }
    }
    return QStyledItemDelegate::editorEvent(event, model, option, index);
}

}  // namespace ts
