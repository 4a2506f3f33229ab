#pragma once

#include <QString>

#include "engine/registry/param_spec.h"

namespace ts {

/// Caption of a parameter: "In features" for in_features, translated where a translation exists.
QString paramLabel(const ParamSpec& spec);

/// Tooltip: what it means, its name in files, its default.
QString paramTooltip(const ParamSpec& spec);

/// What null means for this parameter: "auto" unless the spec says otherwise.
QString nullText(const ParamSpec& spec);

/// "auto (64)", or just "auto" where nothing was found yet.
QString withAutomatic(const QString& nullText, const ParamValue& automatic);

/// The value as it stands in a text field; empty for null.
QString fieldText(const ParamValue& value);

}  // namespace ts
