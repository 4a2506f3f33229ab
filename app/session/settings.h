#pragma once

#include <optional>

#include <QByteArray>
#include <QString>
#include <QStringList>

#include "widgets/theme/theme.h"

namespace ts {

/// What the program remembers between starts.
namespace settings {

std::optional<ThemeKind> theme();
void setTheme(ThemeKind kind);

/// "en" or "ko"; empty where never chosen.
QString language();
void setLanguage(const QString& code);

/// Files opened or saved last, newest first, at most ten.
QStringList recentFiles();
void addRecentFile(const QString& file);
void removeRecentFile(const QString& file);

QByteArray windowGeometry();
QByteArray windowLayout();
void setWindow(const QByteArray& geometry, const QByteArray& layout);

}  // namespace settings

}  // namespace ts
