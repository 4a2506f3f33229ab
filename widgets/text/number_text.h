#pragma once

#include <cstdint>
#include <vector>

#include <QString>

namespace ts {

/// A count in full, digits grouped as the language does: "2,570".
QString countText(std::int64_t count);

/// A large number in three digits, a letter and its unit: "1.2 M", "5.12 kFLOP", "640 FLOP".
QString compactText(double number, const QString& unit = {});

/// A measured number in at most `digits` significant digits: "0.0471", "-1.2e-05", "nan".
QString realText(double number, int digits = 3);

/// A fraction as percent: "98.6 %".
QString percentText(double fraction, int decimals = 1);

/// A time in three digits and its unit: "12.4 µs", "3.05 ms", "1.2 s".
QString durationText(double seconds);

/// Bytes in three digits and a unit of 1024: "213 MiB", "1.2 GiB".
QString memoryText(std::uint64_t bytes);

/// Sizes of a tensor: "32×10"; "scalar" without dimensions.
QString sizesText(const std::vector<std::int64_t>& sizes);

}  // namespace ts
