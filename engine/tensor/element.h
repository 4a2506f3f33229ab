#pragma once

#include <type_traits>

#include "engine/tensor/dtype.h"
#include "engine/tensor/half.h"

namespace ts {

/// Calls `body` with a value of the C++ type that stores `dtype`: `visit_dtype(t, [&]<class T>(T) { ... })`.
template <class Body> decltype(auto) visit_dtype(DType dtype, Body&& body)
{
    switch (dtype) {
    case DType::Float64:
        return body(double{});
    case DType::Float16:
        return body(Half{});
    case DType::BFloat16:
        return body(BFloat16{});
    case DType::Int64:
        return body(std::int64_t{});
    case DType::Int32:
        return body(std::int32_t{});
    case DType::UInt8:
        return body(std::uint8_t{});
    case DType::Bool:
        return body(bool{});
    case DType::Float32:
        break;
    }
    return body(float{});
}

template <class T> inline constexpr bool is_half_type = std::is_same_v<T, Half> || std::is_same_v<T, BFloat16>;

/// Conversions between element types and double; bool is true for everything but zero.
template <class T> T from_double(double value)
{
    if constexpr (is_half_type<T>)
        return T(static_cast<float>(value));
    else if constexpr (std::is_same_v<T, bool>)
        return value != 0;
    else
        return static_cast<T>(value);
}
template <class T> double to_double(T value)
{
    if constexpr (is_half_type<T>)
        return static_cast<double>(static_cast<float>(value));
    else
        return static_cast<double>(value);
}

/// Element conversion as PyTorch's `to`: halves go through float32, anything to bool compares with zero.
template <class To, class From> To convert_element(From value)
{
    if constexpr (is_half_type<From>)
        return convert_element<To>(static_cast<float>(value));
    else if constexpr (is_half_type<To>)
        return To(static_cast<float>(value));
    else if constexpr (std::is_same_v<To, bool>)
        return value != From{};
    else
        return static_cast<To>(value);
}

inline double read_element(const void* at, DType dtype)
{
    return visit_dtype(dtype, [at]<class T>(T) { return to_double(*static_cast<const T*>(at)); });
}
inline void write_element(void* at, DType dtype, double value)
{
    visit_dtype(dtype, [&]<class T>(T) { *static_cast<T*>(at) = from_double<T>(value); });
}

}  // namespace ts
