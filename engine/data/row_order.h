#pragma once

#include <cstdint>
#include <span>

namespace ts {

/// What an order is for, so that one seed gives independent orders.
enum class ShuffleUse : std::uint8_t { Epoch = 1, Split = 2, Balance = 3, Batches = 4 };

/// Puts rows into an order that depends only on the seed, the use, the epoch and the number of rows.
void shuffle_rows(std::span<std::int64_t> rows, std::uint64_t seed, ShuffleUse use, std::int64_t epoch);

}  // namespace ts
