#pragma once

#include <optional>

#include <QString>

#include "engine/graph/shape_report.h"
#include "engine/train/telemetry.h"

namespace ts {

/// What a person should look at, and what may help.
struct Advice {
    Severity severity = Severity::Warning;
    QString finding;
    QString remedy;
};

/// The most urgent thing the numbers of one tensor say; nothing where they look healthy. `what` is as in TensorSlice.
std::optional<Advice> adviceFor(const TensorStats& stats, const QString& node, const QString& what);

}  // namespace ts
