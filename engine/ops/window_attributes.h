#pragma once

#include <array>

#include "engine/ops/op_record.h"

namespace ts {

/// Sizes of a window along each axis from an attribute that holds one number for all or one for each.
template <std::size_t Axes>
std::array<std::int64_t, Axes> axes_attribute(const Params& attributes, std::string_view name, std::int64_t fallback)
{
    const std::vector<std::int64_t> list = integers_attribute(attributes, name, {fallback});
    std::array<std::int64_t, Axes> sizes{};
    for (std::size_t i = 0; i < Axes; ++i)
        sizes[i] = list[list.size() == Axes ? i : 0];
    return sizes;
}

}  // namespace ts
