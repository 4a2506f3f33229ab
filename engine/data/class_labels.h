#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace ts {

/// The different labels of a dataset and the number of each: sorted as numbers where all are numbers ("1" and "1.0" are one
/// label), else by text. Labels 0, 1, 2 ... keep their value.
class ClassLabels {
public:
    /// Most classes a dataset may have; more mean that the target is no class.
    static constexpr std::size_t kMaximum = 10'000;

    /// Notes a label. False where it is one too many.
    bool add(std::string_view label, bool decimal_comma = false);
    /// Sorts and numbers the labels; once, before the members below.
    void number();

    /// Number of a label that was added. Throws FormatError for another one.
    [[nodiscard]] std::int64_t index_of(std::string_view label, bool decimal_comma = false) const;
    [[nodiscard]] const std::vector<std::string>& names() const { return m_names; }

private:
    std::unordered_map<std::string, std::int64_t> m_index;
    std::vector<std::string> m_names;
};

}  // namespace ts
