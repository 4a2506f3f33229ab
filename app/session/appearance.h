#pragma once

#include "widgets/theme/theme.h"

namespace ts {

/// Loads the fonts that come with the program and makes Inter the interface font, with Korean from the system.
void useBundledFonts();

/// The theme the desktop seems to prefer; dark where it does not say.
ThemeKind systemTheme();

}  // namespace ts
