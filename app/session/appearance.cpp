#include "app/session/appearance.h"

#include <QApplication>
#include <QDirIterator>
#include <QFontDatabase>
#include <QPalette>

namespace ts {

void useBundledFonts()
{
    for (QDirIterator fonts(QStringLiteral(":/fonts"), {QStringLiteral("*.otf"), QStringLiteral("*.ttf")}); fonts.hasNext();)
        QFontDatabase::addApplicationFont(fonts.next());
    QFont font = QApplication::font();
    font.setFamilies(
        {QStringLiteral("Inter"), QStringLiteral("Noto Sans CJK KR"), QStringLiteral("Noto Sans KR"), font.family()});
    font.setPointSizeF(9.5);
    QApplication::setFont(font);
}

ThemeKind systemTheme()
{
    const QPalette palette = QApplication::palette();
    const int ground = palette.color(QPalette::Window).lightness();
    const bool saysDark = ground < palette.color(QPalette::WindowText).lightness();
    const bool isFusionDefault = palette.color(QPalette::Window) == QColor(239, 239, 239);
    return saysDark || isFusionDefault ? ThemeKind::Dark : ThemeKind::Light;
}

}  // namespace ts
