#pragma once

#include "engine/cuda/element.h"

namespace ts::cuda {

/// Calls `body` with a value of the device's C++ type for float64, float32 (or anything else), float16 or bfloat16.
template <class Body> decltype(auto) visit_floating(DType dtype, Body&& body)
{
    switch (dtype) {
    case DType::Float64:
        return body(double{});
    case DType::Float16:
        return body(__half{});
    case DType::BFloat16:
        return body(__nv_bfloat16{});
    default:
        return body(float{});
    }
}

}  // namespace ts::cuda
