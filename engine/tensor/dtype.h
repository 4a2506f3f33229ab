#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

namespace ts {

/// Element type of a tensor. Float16 and BFloat16 are storage types; arithmetic on them accumulates in float32.
enum class DType : std::uint8_t { Float32, Float64, Float16, BFloat16, Int64, Int32, UInt8, Bool };

inline constexpr int kDTypeCount = 8;

/// Bytes of one element.
constexpr std::size_t item_size(DType type)
{
    constexpr std::size_t sizes[kDTypeCount] = {4, 8, 2, 2, 8, 4, 1, 1};
    return sizes[static_cast<std::size_t>(type)];
}

/// PyTorch's name of the type: "float32", "int64", ...
constexpr std::string_view name(DType type)
{
    constexpr std::string_view names[kDTypeCount]
        = {"float32", "float64", "float16", "bfloat16", "int64", "int32", "uint8", "bool"};
    return names[static_cast<std::size_t>(type)];
}

constexpr bool is_floating(DType type)
{
    return type <= DType::BFloat16;
}

/// The type called `text` ("float32" ...), or nothing.
constexpr std::optional<DType> dtype_from_name(std::string_view text)
{
    for (int i = 0; i < kDTypeCount; ++i)
        if (name(static_cast<DType>(i)) == text)
            return static_cast<DType>(i);
    return std::nullopt;
}

/// The type both operands of a binary operation are converted to (NumPy/PyTorch rules between two tensors:
/// bool < uint8 < int32 < int64 < float16, bfloat16 < float32 < float64; float16 with bfloat16 gives float32).
constexpr DType promote(DType a, DType b)
{
    if (a == b)
        return a;
    constexpr int rank[kDTypeCount] = {6, 7, 5, 5, 3, 2, 1, 0};
    const int ra = rank[static_cast<std::size_t>(a)];
    const int rb = rank[static_cast<std::size_t>(b)];
    if (ra == rb)
        return DType::Float32;
    return ra > rb ? a : b;
}

}  // namespace ts
