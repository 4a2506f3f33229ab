#pragma once

#include <cstdint>
#include <type_traits>

#include "engine/cuda/element.h"

namespace ts::cuda {

/// A number to sort by, unsigned, and where its element stood. Equal keys stay in the order of their places.
template <class Key> struct SortEntry {
    Key key;
    std::uint32_t place;

    /// Behind everything.
    __device__ static SortEntry last() { return {static_cast<Key>(~Key{0}), 0xffffffffU}; }
    __device__ bool operator<(const SortEntry& other) const
    {
        return key < other.key || (key == other.key && place < other.place);
    }
};

template <class T> using SortKey = std::conditional_t<sizeof(T) == 8, std::uint64_t, std::uint32_t>;
/// Bits of the key that can differ.
template <class T> inline constexpr int kSortBits = is_half<T> ? 32 : 8 * static_cast<int>(sizeof(T));

/// Keys in the order of the numbers: NaN is the largest of all, zeros of both signs are equal.
template <class T> __device__ SortKey<T> sort_key(T value, bool descending)
{
    using Number = Compute<T>;
    using Key = SortKey<T>;
    constexpr Key sign = Key{1} << (8 * sizeof(Key) - 1);
    constexpr Key used = kSortBits<T> == 8 ? Key{0xff} : static_cast<Key>(~Key{0});
    const auto number = convert<Number>(value);
    Key key;
    if constexpr (std::is_floating_point_v<Number>) {
        if constexpr (sizeof(Key) == 8)
            key = static_cast<Key>(__double_as_longlong(number == 0 ? Number(0) : number));
        else
            key = __float_as_uint(number == 0 ? Number(0) : number);
        key = key & sign ? static_cast<Key>(~key) : key | sign;
        if (number != number)
            key = static_cast<Key>(~Key{0});
    } else if constexpr (std::is_signed_v<Number>) {
        key = static_cast<Key>(number) ^ sign;
    } else {
        key = static_cast<Key>(number);
    }
    return descending ? ~key & used : key;
}

}  // namespace ts::cuda
