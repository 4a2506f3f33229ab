#pragma once

#include "engine/graph/json_text.h"

namespace ts {

/// Brings the JSON of a project of an older version to kProjectVersion, one version after the other, and notes the new
/// version in it. Throws FormatError where "version" is missing or written by a newer program.
void migrate_project(Json& project);

}  // namespace ts
