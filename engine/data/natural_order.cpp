#include "engine/data/natural_order.h"

#include <algorithm>

namespace ts {

namespace {

bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

/// The digits at the beginning of `text`, without zeros in front; takes them off `text`.
std::string_view take_number(std::string_view& text)
{
    const auto end = static_cast<std::size_t>(std::ranges::find_if_not(text, is_digit) - text.begin());
    std::string_view number = text.substr(0, end);
    text.remove_prefix(end);
    number.remove_prefix(std::min(number.find_first_not_of('0'), number.size()));
    return number;
}

}  // namespace

bool natural_less(std::string_view a, std::string_view b)
{
    std::string_view x = a, y = b;
    while (!x.empty() && !y.empty()) {
        if (is_digit(x.front()) && is_digit(y.front())) {
            const std::string_view m = take_number(x), n = take_number(y);
            if (m != n)
                return m.size() != n.size() ? m.size() < n.size() : m < n;
        } else if (x.front() != y.front()) {
            return static_cast<unsigned char>(x.front()) < static_cast<unsigned char>(y.front());
        } else {
            x.remove_prefix(1);
            y.remove_prefix(1);
        }
    }
    return x.empty() != y.empty() ? x.empty() : a < b;
}

}  // namespace ts
