#pragma once

#include <algorithm>
#include <array>
#include <bit>
#include <cstddef>
#include <cstring>
#include <string>

namespace ts {

/// Reads a number of type T stored in byte order `order` at `from`, which need not be aligned.
template <class T> T load_number(const std::byte* from, std::endian order = std::endian::little)
{
    std::array<std::byte, sizeof(T)> raw;
    std::memcpy(raw.data(), from, sizeof(T));
    if (order != std::endian::native)
        std::reverse(raw.begin(), raw.end());
    return std::bit_cast<T>(raw);
}

/// Appends `value` to `out` in little-endian byte order.
template <class T> void append_little_endian(std::string& out, T value)
{
    auto raw = std::bit_cast<std::array<char, sizeof(T)>>(value);
    if (std::endian::native != std::endian::little)
        std::reverse(raw.begin(), raw.end());
    out.append(raw.data(), raw.size());
}

}  // namespace ts
