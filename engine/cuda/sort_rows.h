#pragma once

#include <cstdint>

#include "engine/cuda/scratch.h"

namespace ts::cuda {

template <class Key> struct SortedRows {
    Scratch<Key> keys;
    Scratch<std::uint32_t> places;  ///< where in its row each key stood
};

/// Puts each row of `keys` (rows, n) in ascending order; the lowest `bits` bits can differ. Equal keys stay as they were.
/// n < 2^32. Key is std::uint32_t or std::uint64_t.
template <class Key> SortedRows<Key> sort_rows(Scratch<Key> keys, std::int64_t rows, std::int64_t n, int bits, Device device);

}  // namespace ts::cuda
