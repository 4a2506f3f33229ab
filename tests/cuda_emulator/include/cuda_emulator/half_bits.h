#pragma once

#include <bit>
#include <cstdint>

namespace cuda_emulator {

/// A float as 16 bits with `Exponent` bits of exponent, rounded to nearest even; denormals, infinities and NaN kept.
template <int Exponent> struct HalfBits {
    static constexpr int kMantissa = 15 - Exponent;
    static constexpr int kBias = (1 << (Exponent - 1)) - 1;
    static constexpr int kDropped = 23 - kMantissa;
    static constexpr std::uint16_t kInfinity = ((1 << Exponent) - 1) << kMantissa;
    static constexpr std::uint16_t kNan = 0x7fff;  // what the device makes of any NaN

    static std::uint16_t from_float(float value)
    {
        const auto bits = std::bit_cast<std::uint32_t>(value);
        const auto sign = static_cast<std::uint16_t>((bits >> 16) & 0x8000);
        const std::uint32_t magnitude = bits & 0x7fffffffu;
        if (magnitude > 0x7f800000u)
            return kNan;
        if (magnitude == 0x7f800000u)
            return sign | kInfinity;
        const int exponent = static_cast<int>(magnitude >> 23) - 127 + kBias;
        const bool tiny = exponent < 1 && Exponent < 8;  // with float's own exponent the bits need no change
        const std::uint32_t full = (magnitude & 0x7fffffu) | 0x800000u;
        if (tiny)
            return sign | static_cast<std::uint16_t>(round(full, kDropped + 1 - exponent));
        const std::uint32_t rebiased = magnitude - (static_cast<std::uint32_t>(127 - kBias) << 23);
        const std::uint32_t rounded = round(rebiased, kDropped);  // a carry moves on into the exponent, as it should
        return sign | static_cast<std::uint16_t>(rounded < kInfinity ? rounded : kInfinity);
    }

    static float to_float(std::uint16_t bits)
    {
        const std::uint32_t sign = static_cast<std::uint32_t>(bits & 0x8000) << 16;
        const std::uint32_t magnitude = static_cast<std::uint32_t>(bits & 0x7fff) << kDropped;
        if constexpr (Exponent == 8)
            return std::bit_cast<float>(sign | magnitude);
        constexpr std::uint32_t kSmallest = std::uint32_t{1} << 23;
        if ((bits & kInfinity) == kInfinity)
            return std::bit_cast<float>(sign | magnitude | 0x7f800000u);
        if (magnitude < kSmallest)  // denormal: an integer times the smallest step
            return std::bit_cast<float>(sign | std::bit_cast<std::uint32_t>(static_cast<float>(bits & 0x7fff) * step()));
        return std::bit_cast<float>(sign | (magnitude + (static_cast<std::uint32_t>(127 - kBias) << 23)));
    }

private:
    static constexpr float step()
    {
        return std::bit_cast<float>(static_cast<std::uint32_t>(127 + 1 - kBias - kMantissa) << 23);
    }

    static std::uint32_t round(std::uint32_t value, int dropped)
    {
        if (dropped > 31)
            return 0;
        const std::uint32_t half = std::uint32_t{1} << (dropped - 1);
        const std::uint32_t kept = value >> dropped, rest = value & ((half << 1) - 1);
        return kept + (rest > half || (rest == half && (kept & 1)) ? 1 : 0);
    }
};

/// Rounds to nearest even through float without rounding twice: where float had to round, its last bit is made odd.
inline float to_odd_float(double value)
{
    const auto nearest = static_cast<float>(value);
    if (!(static_cast<double>(nearest) != value) || nearest != nearest)
        return nearest;
    const auto bits = std::bit_cast<std::uint32_t>(nearest);
    if (bits & 1)
        return nearest;
    const double back = static_cast<double>(nearest);
    const bool away = (back < 0 ? -back : back) > (value < 0 ? -value : value);
    return std::bit_cast<float>(away ? bits - 1 : bits + 1);
}

}  // namespace cuda_emulator
