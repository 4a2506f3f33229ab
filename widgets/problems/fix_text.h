#pragma once

#include <QString>

#include "engine/graph/shape_report.h"

namespace ts {

/// Caption of the button that repairs a problem, e.g. "Insert Flatten"; empty where it names no repair.
QString fixText(const Problem& problem);

}  // namespace ts
