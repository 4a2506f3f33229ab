#pragma once

#include <QString>

namespace ts {

/// Two significant digits with a short exponent: "3.1e-2". The width hardly changes from one value to the next.
QString scientificText(double value);

}  // namespace ts
