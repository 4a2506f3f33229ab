#pragma once

#include <cstdint>
#include <limits>

#include "engine/cuda/fault.h"
#include "engine/cuda/sort_rows.h"

/// Sums at places that an index names: the index is sorted, equal ones as they stand, then each place adds up its own.
namespace ts::cuda {

/// target (outer, size, inner) += source (outer, count, inner), to row key of a block for every row of the source. Keys from
/// `size` on are left out. Contiguous, of one type.
struct AddRows {
    std::int64_t outer, count, size, inner;
    DType dtype;
    const void* source;
    void* target;
    Device device;
};

/// index (count). Indices out of range are reported where there is a `fault`, and left out, as is `skipped`.
void add_rows(const AddRows& add, const std::int64_t* index, std::int64_t skipped, Fault* fault);

/// The same with keys that are sorted already. Key is std::uint32_t or std::uint64_t.
template <class Key> void add_sorted_rows(const AddRows& add, const SortedRows<Key>& sorted);

/// Bits of the numbers 0 to `largest`.
inline int bits_for(std::int64_t largest)
{
    int bits = 1;
    while (bits < 64 && (largest >> bits) != 0)
        ++bits;
    return bits;
}

/// Calls body(Key) with the key that numbers up to `largest` need.
template <class Body> void visit_key(std::int64_t largest, Body&& body)
{
    if (largest <= std::numeric_limits<std::uint32_t>::max())
        body(std::uint32_t{});
    else
        body(std::uint64_t{});
}

}  // namespace ts::cuda
