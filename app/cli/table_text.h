#pragma once

#include <ostream>
#include <string>
#include <vector>

namespace ts::cli {

/// Prints rows in columns, the first row as heading. Columns from `right_from` on are aligned to the right.
void print_table(std::ostream& out, const std::vector<std::vector<std::string>>& rows, std::size_t right_from);

/// 12345678 as "12,345,678".
std::string grouped(std::int64_t number);

}  // namespace ts::cli
