#include "engine/data/row_split.h"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "engine/data/row_order.h"

namespace ts {

RowSplit split_rows(std::int64_t rows, const SplitOptions& options)
{
    const auto wanted = static_cast<std::int64_t>(std::llround(static_cast<double>(rows) * options.validation));
    const std::int64_t held_back = std::clamp<std::int64_t>(wanted, 0, std::max<std::int64_t>(rows - 1, 0));
    std::vector<std::int64_t> order(static_cast<std::size_t>(rows));
    std::iota(order.begin(), order.end(), 0);
    if (options.shuffle && held_back > 0)
        shuffle_rows(order, options.seed, ShuffleUse::Split, 0);
    RowSplit split;
    split.training.assign(order.begin(), order.end() - held_back);
    split.validation.assign(order.end() - held_back, order.end());
    std::ranges::sort(split.training);
    std::ranges::sort(split.validation);
    return split;
}

}  // namespace ts
