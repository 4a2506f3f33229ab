#pragma once

#include <bit>
#include <cstdint>

namespace ts {

/// IEEE 754 binary16, a storage type; rounds to nearest even.
struct Half {
    std::uint16_t bits = 0;

    Half() = default;
    explicit Half(float value) : bits(round(std::bit_cast<std::uint32_t>(value))) { }
    explicit operator float() const
    {
        constexpr std::uint32_t kExponent = 0x7c00U << 13;
        std::uint32_t word = (bits & 0x7fffU) << 13;
        const std::uint32_t exponent = word & kExponent;
        word += (127U - 15U) << 23;
        if (exponent == kExponent)
            word += (128U - 16U) << 23;
        // A subnormal: let the subtraction bring it into normal form.
        if (exponent == 0)
            word = std::bit_cast<std::uint32_t>(std::bit_cast<float>(word + (1U << 23)) - std::bit_cast<float>(113U << 23));
        return std::bit_cast<float>(word | (bits & 0x8000U) << 16);
    }

private:
    static std::uint16_t round(std::uint32_t word)
    {
        const std::uint32_t sign = word >> 16 & 0x8000U;
        word &= 0x7fffffffU;
        if (word >= 0x47800000U)  // 65536 and above, infinities, NaN
            return static_cast<std::uint16_t>(sign | (word > 0x7f800000U ? 0x7e00U : 0x7c00U));
        if (word < 0x38800000U)  // subnormal here: adding a half leaves the rounded mantissa in the low bits
            return static_cast<std::uint16_t>(
                sign | (std::bit_cast<std::uint32_t>(std::bit_cast<float>(word) + 0.5F) - 0x3f000000U));
        const std::uint32_t odd = word >> 13 & 1U;
        return static_cast<std::uint16_t>(sign | (word + 0xc8000fffU + odd) >> 13);
    }
};

/// The upper half of a binary32, a storage type; rounds to nearest even.
struct BFloat16 {
    std::uint16_t bits = 0;

    BFloat16() = default;
    explicit BFloat16(float value)
    {
        const auto word = std::bit_cast<std::uint32_t>(value);
        const bool nan = (word & 0x7fffffffU) > 0x7f800000U;
        bits = static_cast<std::uint16_t>(nan ? (word >> 16) | 0x40U : (word + 0x7fffU + ((word >> 16) & 1U)) >> 16);
    }
    explicit operator float() const { return std::bit_cast<float>(static_cast<std::uint32_t>(bits) << 16); }
};

}  // namespace ts
