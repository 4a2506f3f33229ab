#pragma once

#include <array>
#include <utility>

#include "engine/ops/elementwise_kernels.h"
#include "engine/tensor/error.h"

namespace ts::cuda {

// The functions of ElementwiseKernels; all element types, halves included, which are computed in float32.

void unary(UnaryOp op, const Tensor& in, const Tensor& out, double parameter);
void binary(BinaryOp op, const Tensor& a, const Tensor& b, const Tensor& out, double parameter);
void compare(CompareOp op, const Tensor& a, const Tensor& b, const Tensor& out);
void where(const Tensor& condition, const Tensor& a, const Tensor& b, const Tensor& out);

inline void expect_defined(bool defined, const Tensor& t)
{
    if (!defined)
        throw TypeError(translatable("engine", "This element-wise operation is not defined for %1."),
                        {std::string(name(t.dtype()))});
}

/// Calls body.template operator()<op>() with the operation as a constant, so that no choice is left in a loop.
template <auto Count, class Op, class Body> void with_constant(Op op, Body&& body)
{
    [&]<std::size_t... I>(std::index_sequence<I...>)
    {
        ((op == static_cast<Op>(I) ? body.template operator()<static_cast<Op>(I)>() : void()), ...);
    }
    (std::make_index_sequence<static_cast<std::size_t>(Count)>{});
}

}  // namespace ts::cuda
