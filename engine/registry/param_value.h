#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

namespace ts {

/// The value of one parameter of a node, optimizer or operation. std::monostate is JSON's null: "auto" or "none".
using ParamValue = std::variant<std::monostate, bool, std::int64_t, double, std::string, std::vector<std::int64_t>,
                                std::vector<double>, std::vector<std::string>>;

/// Parameters in the order they were written; names are unique.
class Params {
public:
    using Item = std::pair<std::string, ParamValue>;

    Params() = default;
    Params(std::initializer_list<Item> items) : m_items(items) { }

    /// The value called `name`, or null.
    [[nodiscard]] const ParamValue* find(std::string_view name) const;
    /// Replaces the value or appends it.
    void set(std::string_view name, ParamValue value);
    /// Removes the value where there is one.
    void erase(std::string_view name);

    [[nodiscard]] bool empty() const { return m_items.empty(); }
    [[nodiscard]] std::size_t size() const { return m_items.size(); }
    auto begin() const { return m_items.begin(); }
    auto end() const { return m_items.end(); }

    friend bool operator==(const Params&, const Params&) = default;

private:
    std::vector<Item> m_items;
};

/// Short text of a value as shown to a person: "0.001", "true", "3, 3", "auto" for null.
std::string to_text(const ParamValue& value);

}  // namespace ts
