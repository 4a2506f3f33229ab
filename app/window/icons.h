#pragma once

#include <QIcon>
#include <QLatin1String>

namespace ts {

/// The line icon `:/icons/<name>.svg` in the text colours of the theme; `onAccent` for use on a filled accent button.
QIcon themedIcon(QLatin1String name, bool onAccent = false);

}  // namespace ts
