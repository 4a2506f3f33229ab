#pragma once

#include <QColor>

namespace ts {

/// Colour of a signed value in a heat picture: blue below zero, red above, the theme's quiet ground at zero. `part` is the
/// value against the largest size, -1 to 1; NaN has a colour of its own.
QRgb divergingColour(double part);

}  // namespace ts
