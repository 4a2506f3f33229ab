#include "engine/data/row_order.h"

#include <utility>

#include "engine/tensor/random.h"

namespace ts {

void shuffle_rows(std::span<std::int64_t> rows, std::uint64_t seed, ShuffleUse use, std::int64_t epoch)
{
    const Philox random(seed, (static_cast<std::uint64_t>(use) << 56) | static_cast<std::uint64_t>(epoch));
    for (std::uint64_t i = rows.size(); i > 1; --i)
        std::swap(rows[i - 1], rows[random.below(i, i)]);
}

}  // namespace ts
