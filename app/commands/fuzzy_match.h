#pragma once

#include <optional>

#include <QString>

namespace ts {

/// How well the letters of `pattern` are found in `text`, in order and without regard to case; nothing where they are not.
/// Letters at the start of words and in a row count more, so "sa" finds "Save as" before "Select all".
std::optional<int> fuzzyScore(const QString& pattern, const QString& text);

}  // namespace ts
