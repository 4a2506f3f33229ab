#include "engine/graph/graph_document.h"

#include <algorithm>

namespace ts {
namespace {

// Identifiers are ASCII whatever the locale says.
bool is_letter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
}

bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

std::string as_identifier(std::string_view text)
{
    std::string id(text);
    std::ranges::replace_if(
        id, [](char c) { return !is_letter(c) && !is_digit(c); }, '_');
    if (id.empty() || is_digit(id.front()))
        id.insert(0, 1, '_');
    return id;
}

}  // namespace

const GraphNode* Graph::find(std::string_view id) const
{
    const auto found = std::ranges::find(nodes, id, &GraphNode::id);
    return found == nodes.end() ? nullptr : &*found;
}

GraphNode* Graph::find(std::string_view id)
{
    const auto found = std::ranges::find(nodes, id, &GraphNode::id);
    return found == nodes.end() ? nullptr : &*found;
}

std::string Graph::unused_id(std::string_view base) const
{
    const std::string first = as_identifier(base);
    std::string id = first;
    for (int number = 2; find(id); ++number)
        id = first + std::to_string(number);
    return id;
}

bool is_identifier(std::string_view id)
{
    return !id.empty() && !is_digit(id.front()) && std::ranges::all_of(id, [](char c) { return is_letter(c) || is_digit(c); });
}

}  // namespace ts
