#include "app/session/settings.h"

#include <QFileInfo>
#include <QSettings>

namespace ts::settings {

namespace {

constexpr int kRecentFiles = 10;

const QString kTheme = QStringLiteral("view/theme");
const QString kLanguage = QStringLiteral("view/language");
const QString kRecent = QStringLiteral("files/recent");
const QString kGeometry = QStringLiteral("window/geometry");
const QString kLayout = QStringLiteral("window/layout");

}  // namespace

std::optional<ThemeKind> theme()
{
    const QString name = QSettings().value(kTheme).toString();
    if (name.isEmpty())
        return std::nullopt;
    return name == QStringLiteral("light") ? ThemeKind::Light : ThemeKind::Dark;
}

void setTheme(ThemeKind kind)
{
    QSettings().setValue(kTheme, kind == ThemeKind::Light ? QStringLiteral("light") : QStringLiteral("dark"));
}

QString language()
{
    return QSettings().value(kLanguage).toString();
}

void setLanguage(const QString& code)
{
    QSettings().setValue(kLanguage, code);
}

QStringList recentFiles()
{
    return QSettings().value(kRecent).toStringList();
}

void addRecentFile(const QString& file)
{
    const QString path = QFileInfo(file).absoluteFilePath();
    QStringList files = recentFiles();
    files.removeAll(path);
    files.prepend(path);
    QSettings().setValue(kRecent, files.mid(0, kRecentFiles));
}

void removeRecentFile(const QString& file)
{
    QStringList files = recentFiles();
    files.removeAll(file);
    QSettings().setValue(kRecent, files);
}

QByteArray windowGeometry()
{
    return QSettings().value(kGeometry).toByteArray();
}

QByteArray windowLayout()
{
    return QSettings().value(kLayout).toByteArray();
}

void setWindow(const QByteArray& geometry, const QByteArray& layout)
{
    QSettings store;
    store.setValue(kGeometry, geometry);
    store.setValue(kLayout, layout);
}

}  // namespace ts::settings
