#include "widgets/inspector/diverging_scale.h"

#include <algorithm>
#include <cmath>

#include "widgets/theme/theme.h"

namespace ts {

namespace {

QRgb mixed(const QColor& a, const QColor& b, double part)
{
    const auto blend = [part](int x, int y) { return static_cast<int>(std::lround(x + (y - x) * part)); };
    return qRgb(blend(a.red(), b.red()), blend(a.green(), b.green()), blend(a.blue(), b.blue()));
}

}  // namespace

QRgb divergingColour(double part)
{
    if (!std::isfinite(part))
        return theme().warning.rgb();
    const bool dark = theme().kind == ThemeKind::Dark;
    const QColor zero(dark ? 0x262b38 : 0xeef0f6);
    const QColor low(dark ? 0x5a7dff : 0x4a60ee);
    const QColor high(dark ? 0xff6257 : 0xf0503f);
    // The root keeps small values apart from zero.
    return mixed(zero, part < 0 ? low : high, std::sqrt(std::min(1.0, std::abs(part))));
}

}  // namespace ts
