#include "app/start/recent_row.h"

#include <QDateTime>
#include <QDir>
#include <QFileInfo>
#include <QKeyEvent>
#include <QLocale>
#include <QPainter>

#include "widgets/theme/flat_style.h"
#include "widgets/theme/theme.h"

namespace ts {

namespace {

QString shortFolder(const QString& folder)
{
    const QString home = QDir::homePath();
    return folder.startsWith(home + QLatin1Char('/')) ? QLatin1Char('~') + folder.mid(home.size()) : folder;
}

/// Why a file cannot be opened, or nothing.
QString whyMissing(const QFileInfo& file)
{
    if (!file.exists())
        return file.dir().exists() ? RecentRow::tr("The file is gone") : RecentRow::tr("The folder is gone");
    return file.isReadable() ? QString() : RecentRow::tr("No permission to read it");
}

}  // namespace

RecentRow::RecentRow(const QString& path, QWidget* parent) : QAbstractButton(parent)
{
    const QFileInfo file(path);
    const QString missing = whyMissing(file);
    m_place = shortFolder(file.path());
    m_note = missing.isEmpty() ? QLocale().toString(file.lastModified(), QLocale::ShortFormat) : missing;
    setText(file.completeBaseName());
    setAccessibleDescription(m_place + QStringLiteral(", ") + m_note);
    setToolTip(missing.isEmpty() ? path : path + QLatin1Char('\n') + missing);
    setEnabled(missing.isEmpty());
    setAttribute(Qt::WA_Hover);
    setFocusPolicy(Qt::StrongFocus);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    if (isEnabled())
        setCursor(Qt::PointingHandCursor);
}

QSize RecentRow::sizeHint() const
{
    return {400, QFontMetrics(uiFont()).height() + 16};
}

void RecentRow::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter)
        click();
    else
        QAbstractButton::keyPressEvent(event);
}

void RecentRow::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    if (isEnabled() && (underMouse() || hasFocus()))
        paintBox(painter, QRectF(rect()), theme().raised, hasFocus() ? theme().accent : theme().line);
    const QRect inside = rect().adjusted(12, 0, -12, 0);
    const QFontMetrics small(uiFont(-0.5));
    const int noteWidth = small.horizontalAdvance(m_note);
    const int nameWidth = std::min(inside.width() / 3, 240);
    painter.setFont(uiFont(0, QFont::Medium));
    painter.setPen(isEnabled() ? theme().text : theme().textFaint);
    painter.drawText(inside, Qt::AlignVCenter | Qt::AlignLeft,
                     painter.fontMetrics().elidedText(text(), Qt::ElideRight, nameWidth - 12));
    painter.setFont(uiFont(-0.5));
    painter.setPen(isEnabled() ? theme().textMuted : theme().textFaint);
    const QRect place = inside.adjusted(nameWidth, 0, -noteWidth - 16, 0);
    painter.drawText(place, Qt::AlignVCenter | Qt::AlignLeft, small.elidedText(m_place, Qt::ElideMiddle, place.width()));
    painter.drawText(inside, Qt::AlignVCenter | Qt::AlignRight, m_note);
}

}  // namespace ts
