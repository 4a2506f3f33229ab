#pragma once

#include <algorithm>
#include <cstddef>
#include <functional>
#include <utility>
#include <vector>

namespace ts {

/// Erases the items at these places, given from the last to the first, in one pass.
template <typename T> void erase_places(std::vector<T>& list, const std::vector<std::size_t>& descending)
{
    if (descending.empty())
        return;
    auto next = descending.rbegin();
    std::size_t kept = *next;
    for (std::size_t i = kept; i < list.size(); ++i) {
        if (next != descending.rend() && *next == i)
            ++next;
        else
            list[kept++] = std::move(list[i]);
    }
    list.erase(list.begin() + static_cast<std::ptrdiff_t>(kept), list.end());
}

/// Inserts items so that each ends up at its place, given in ascending order, in one pass. Every place must be at most the
/// size the list has by then.
template <typename T> void insert_places(std::vector<T>& list, std::vector<std::pair<std::size_t, T>> ascending)
{
    std::vector<T> merged;
    merged.reserve(list.size() + ascending.size());
    auto next = ascending.begin();
    auto old = list.begin();
    while (old != list.end() || next != ascending.end()) {
        const bool insert = next != ascending.end() && next->first == merged.size();
        merged.push_back(std::move(insert ? (next++)->second : *old++));
    }
    list = std::move(merged);
}

inline bool strictly_descending(const std::vector<std::size_t>& places)
{
    return std::ranges::adjacent_find(places, std::ranges::less_equal()) == places.end();
}

}  // namespace ts
