#pragma once

#include <cstdint>
#include <cuda_bf16.h>
#include <cuda_fp16.h>
#include <type_traits>

#include "engine/tensor/dtype.h"

namespace ts::cuda {

template <class T> inline constexpr bool is_half = std::is_same_v<T, __half> || std::is_same_v<T, __nv_bfloat16>;

/// What numbers of type T are computed in: halves in float32.
template <class T> using Compute = std::conditional_t<is_half<T>, float, T>;

/// Element conversion as PyTorch's `to`: halves go through float32, anything to bool compares with zero.
template <class To, class From> __host__ __device__ inline To convert(From value)
{
    if constexpr (std::is_same_v<To, From>)
        return value;
    else if constexpr (std::is_same_v<From, __half>)
        return convert<To>(__half2float(value));
    else if constexpr (std::is_same_v<From, __nv_bfloat16>)
        return convert<To>(__bfloat162float(value));
    else if constexpr (std::is_same_v<To, __half>)
        return __float2half(static_cast<float>(value));
    else if constexpr (std::is_same_v<To, __nv_bfloat16>)
        return __float2bfloat16(static_cast<float>(value));
    else if constexpr (std::is_same_v<To, bool>)
        return value != From{};
    else if constexpr (std::is_floating_point_v<From> && std::is_same_v<To, std::uint8_t>)
        return static_cast<To>(static_cast<std::int64_t>(value));  // wraps below 0 as the host does
    else
        return static_cast<To>(value);
}

/// Calls `body` with a value of the device's C++ type for `dtype`.
template <class Body> decltype(auto) visit_element(DType dtype, Body&& body)
{
    switch (dtype) {
    case DType::Float64:
        return body(double{});
    case DType::Float16:
        return body(__half{});
    case DType::BFloat16:
        return body(__nv_bfloat16{});
    case DType::Int64:
        return body(std::int64_t{});
    case DType::Int32:
        return body(std::int32_t{});
    case DType::UInt8:
        return body(std::uint8_t{});
    case DType::Bool:
        return body(bool{});
    default:
        return body(float{});
    }
}

/// The same for float32 and float64 alone, which is what most kernels are offered.
template <class Body> decltype(auto) visit_real(DType dtype, Body&& body)
{
    return dtype == DType::Float64 ? body(double{}) : body(float{});
}

/// Calls body with a whole number as wide as an element: what is only moved needs no type.
template <class Body> decltype(auto) visit_width(DType dtype, Body&& body)
{
    switch (item_size(dtype)) {
    case 8:
        return body(std::uint64_t{});
    case 4:
        return body(std::uint32_t{});
    case 2:
        return body(std::uint16_t{});
    default:
        return body(std::uint8_t{});
    }
}

}  // namespace ts::cuda
