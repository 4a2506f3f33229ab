#include "engine/data/class_labels.h"

#include <algorithm>
#include <array>
#include <charconv>

#include "engine/formats/csv_record.h"
#include "engine/tensor/error.h"

namespace ts {

namespace {

/// One spelling for each label.
std::string canonical(std::string_view label, bool decimal_comma)
{
    const auto number = parse_csv_number(label, decimal_comma);
    if (!number)
        return std::string(trimmed(label));
    std::array<char, 32> text{};
    const auto [end, error] = std::to_chars(text.data(), text.data() + text.size(), *number == 0 ? 0.0 : *number);
    return error == std::errc() ? std::string(text.data(), end) : std::string(label);
}

}  // namespace

bool ClassLabels::add(std::string_view label, bool decimal_comma)
{
    m_index.emplace(canonical(label, decimal_comma), 0);
    return m_index.size() <= kMaximum;
}

void ClassLabels::number()
{
    for (const auto& [name, index] : m_index)
        m_names.push_back(name);
    std::ranges::sort(m_names);
    if (std::ranges::all_of(m_names, [](const std::string& name) { return parse_csv_number(name).has_value(); }))
        std::ranges::sort(m_names, {}, [](const std::string& name) { return parse_csv_number(name).value_or(0); });
    for (std::size_t i = 0; i < m_names.size(); ++i)
        m_index[m_names[i]] = static_cast<std::int64_t>(i);
}

std::int64_t ClassLabels::index_of(std::string_view label, bool decimal_comma) const
{
    const auto found = m_index.find(canonical(label, decimal_comma));
    if (found == m_index.end())
        throw FormatError(translatable("engine",
                                       "The class \"%1\" was not there when the data was opened. Was a file changed while it "
                                       "was in use? Start again."),
                          {std::string(label)});
    return found->second;
}

}  // namespace ts
