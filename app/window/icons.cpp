#include "app/window/icons.h"

#include <QFile>
#include <QGuiApplication>
#include <QPainter>
#include <QSvgRenderer>

#include "widgets/theme/theme.h"

namespace ts {

namespace {

constexpr int kSizes[] = {16, 20, 32, 40};

/// Icons are drawn in black; the colour is put in their place.
QPixmap pixmapOf(const QByteArray& svg, const QColor& colour, int size)
{
    QByteArray coloured = svg;
    coloured.replace("currentColor", colour.name().toLatin1());
    QSvgRenderer renderer(coloured);
    QPixmap pixmap(size, size);
    pixmap.fill(Qt::transparent);
    QPainter painter(&pixmap);
    renderer.render(&painter);
    return pixmap;
}

}  // namespace

QIcon themedIcon(QLatin1String name, bool onAccent)
{
    QFile file(QStringLiteral(":/icons/") + name + QStringLiteral(".svg"));
    if (!file.open(QIODevice::ReadOnly))
        return {};
    const QByteArray svg = file.readAll();
    const QColor onFill = theme().kind == ThemeKind::Dark ? theme().chip : theme().panel;
    QIcon icon;
    for (const int size : kSizes) {
        icon.addPixmap(pixmapOf(svg, onAccent ? onFill : theme().text, size), QIcon::Normal);
        icon.addPixmap(pixmapOf(svg, theme().textFaint, size), QIcon::Disabled);
    }
    return icon;
}

}  // namespace ts
