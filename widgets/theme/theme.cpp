#include "widgets/theme/theme.h"

#include <algorithm>
#include <array>

#include <QApplication>
#include <QPalette>

#include "widgets/theme/flat_style.h"

namespace ts {

namespace {

Theme darkTheme()
{
    return {ThemeKind::Dark,  QColor(0x15171c), QColor(0x1b1e25), QColor(0x232731), QColor(0x111318), QColor(0x1d2129),
            QColor(0x2c313c), QColor(0x1f232c), QColor(0x0d0f13), QColor(0xe4e8f0), QColor(0x98a2b5), QColor(0x667086),
            QColor(0x5b9cff), QColor(0x3ecf8e), QColor(0xf2b84b), QColor(0xff6b6b)};
}

Theme lightTheme()
{
    return {ThemeKind::Light, QColor(0xeef0f4), QColor(0xffffff), QColor(0xf4f6f9), QColor(0xf7f8fb), QColor(0xe3e7ee),
            QColor(0xd5dae3), QColor(0xffffff), QColor(0xeef1f6), QColor(0x1b2130), QColor(0x566176), QColor(0x8a94a8),
            QColor(0x2f6fe4), QColor(0x12956a), QColor(0xb77906), QColor(0xd43b3b)};
}

Theme& current()
{
    static Theme value = darkTheme();
    return value;
}

QPalette paletteOf(const Theme& t)
{
    QPalette p;
    p.setColor(QPalette::Window, t.panel);
    p.setColor(QPalette::WindowText, t.text);
    p.setColor(QPalette::Base, t.raised);
    p.setColor(QPalette::AlternateBase, t.panel);
    p.setColor(QPalette::Text, t.text);
    p.setColor(QPalette::PlaceholderText, t.textFaint);
    p.setColor(QPalette::Button, t.raised);
    p.setColor(QPalette::ButtonText, t.text);
    p.setColor(QPalette::BrightText, t.error);
    p.setColor(QPalette::Highlight, t.accent);
    p.setColor(QPalette::HighlightedText, t.kind == ThemeKind::Dark ? t.chip : t.panel);
    p.setColor(QPalette::ToolTipBase, t.raised);
    p.setColor(QPalette::ToolTipText, t.text);
    p.setColor(QPalette::Link, t.accent);
    p.setColor(QPalette::Light, t.line);
    p.setColor(QPalette::Midlight, t.line);
    p.setColor(QPalette::Mid, t.line);
    p.setColor(QPalette::Dark, t.window);
    p.setColor(QPalette::Shadow, t.window);
    for (const QPalette::ColorRole role :
         {QPalette::WindowText, QPalette::Text, QPalette::ButtonText, QPalette::HighlightedText})
        p.setColor(QPalette::Disabled, role, t.textFaint);
    p.setColor(QPalette::Disabled, QPalette::Highlight, t.line);
    return p;
}

}  // namespace

QColor Theme::category(Category which) const
{
    constexpr std::array<QRgb, kCategoryCount> colours
        = {0x4cc38a, 0x5b9cff, 0xf2a65a, 0xb48ef7, 0x8d99ad, 0x4fd1d9, 0xf178b6, 0xd6c45a, 0xef7d57, 0xff6b6b, 0x9fd14f};
    return QColor(colours[static_cast<std::size_t>(which)]);
}

QColor Theme::port(PortKind which) const
{
    if (which == PortKind::Any)
        return textMuted;
    const bool dark = kind == ThemeKind::Dark;
    return which == PortKind::Float ? QColor(dark ? 0x5b9cff : 0x2f6fe4) : QColor(dark ? 0xd6c45a : 0xa8941f);
}

QColor Theme::heat(double fraction) const
{
    constexpr std::array<QRgb, 5> stops = {0x3b6fd8, 0x39a0c9, 0x3ecf8e, 0xf2b84b, 0xff7a59};
    const double at = std::clamp(fraction, 0.0, 1.0) * (stops.size() - 1);
    const auto low = std::min(static_cast<std::size_t>(at), stops.size() - 2);
    const double mix = at - static_cast<double>(low);
    const QColor a(stops[low]), b(stops[low + 1]);
    const auto blend = [mix](int x, int y) { return static_cast<int>(x + (y - x) * mix); };
    return QColor(blend(a.red(), b.red()), blend(a.green(), b.green()), blend(a.blue(), b.blue()));
}

QColor Theme::series(int index) const
{
    constexpr std::array<QRgb, 8> dark = {0x5b9cff, 0xf2a65a, 0x3ecf8e, 0xf178b6, 0xb48ef7, 0x4fd1d9, 0xd6c45a, 0xff6b6b};
    constexpr std::array<QRgb, 8> light = {0x2f6fe4, 0xd9812a, 0x12956a, 0xcf3f8f, 0x8358dd, 0x1594a0, 0x9c8612, 0xd43b3b};
    const auto i = static_cast<std::size_t>(index) % dark.size();
    return QColor(kind == ThemeKind::Dark ? dark[i] : light[i]);
}

const Theme& theme()
{
    return current();
}

ThemeNotifier& ThemeNotifier::instance()
{
    static ThemeNotifier notifier;
    return notifier;
}

void setTheme(ThemeKind kind)
{
    current() = kind == ThemeKind::Dark ? darkTheme() : lightTheme();
    QApplication::setStyle(new FlatStyle);
    QApplication::setPalette(paletteOf(current()));
    Q_EMIT ThemeNotifier::instance().changed();
}

QFont uiFont(double pointDelta, QFont::Weight weight)
{
    QFont font = QApplication::font();
    font.setPointSizeF(font.pointSizeF() + pointDelta);
    font.setWeight(weight);
    return font;
}

QFont monoFont(double pointDelta, QFont::Weight weight)
{
    QFont font(QStringList{QStringLiteral("JetBrains Mono"), QStringLiteral("DejaVu Sans Mono"), QStringLiteral("monospace")});
    font.setStyleHint(QFont::Monospace);
    font.setPointSizeF(QApplication::font().pointSizeF() + pointDelta);
    font.setWeight(weight);
    return font;
}

}  // namespace ts
