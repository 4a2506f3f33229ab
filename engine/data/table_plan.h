#pragma once

#include <optional>
#include <string>
#include <vector>

#include "engine/formats/csv_text.h"
#include "engine/tensor/shape.h"

namespace ts {

enum class Task : std::uint8_t {
    Auto,  ///< text, or few different whole numbers, are classes
    Classification,
    Regression,
};

struct TableOptions {
    std::optional<std::string> target;  ///< name of a column; nothing: the last
    Task task = Task::Auto;
    std::optional<std::vector<std::int64_t>> features_shape;  ///< of one example; nothing: flat
    std::vector<std::string> ignored;                         ///< names of columns to leave out
    bool integer_features = false;
};

/// What the columns of a table are used for; found from its first rows, so that the same answer is cheap to have before
/// the file is read.
struct TablePlan {
    std::size_t target = 0;
    std::vector<std::size_t> features;  ///< columns in order
    Shape features_shape;
    bool is_class = false;
};

/// Bytes of a file that a plan looks at.
inline constexpr std::size_t kPlanBytes = std::size_t{1} << 19;

/// Throws ArgumentError where a column does not exist, ShapeError where features_shape does not fit, FormatError.
TablePlan plan_table(const CsvText& text, const TableOptions& options);

}  // namespace ts
