#include "engine/cuda/elementwise.h"
#include "engine/cuda/elementwise_math.h"
#include "engine/cuda/map_elements.h"

namespace ts::cuda {

namespace {

/// The operation is known when compiling.
template <class T, BinaryOp Op> struct BinaryOf {
    Compute<T> parameter;
    __device__ T operator()(T x, T y) const
    {
        return convert<T>(binary_value(Op, convert<Compute<T>>(x), convert<Compute<T>>(y), parameter));
    }
};

/// Any operation, for integers and for operands that lie anyhow.
template <class T> struct Binary {
    using Chooses = void;
    BinaryOp op;
    Compute<T> parameter;
    __device__ T operator()(T x, T y) const
    {
        return convert<T>(binary_value(op, convert<Compute<T>>(x), convert<Compute<T>>(y), parameter));
    }
};

/// Operations whose operands are often broadcast.
constexpr bool often_broadcast(BinaryOp op)
{
    return op <= BinaryOp::Div;
}

template <class T> bool run_fast(BinaryOp op, const Tensor& a, const Tensor& b, const Tensor& out, Compute<T> parameter)
{
    bool done = false;
    if constexpr (std::is_floating_point_v<Compute<T>>)
        with_constant<kBinaryOpCount>(op, [&]<BinaryOp Op>() {
            if constexpr (often_broadcast(Op)) {
                map_elements<T, T, T>(BinaryOf<T, Op>{parameter}, out, a, b);
                done = true;
            } else {
                done = map_alike<T, T, T>(BinaryOf<T, Op>{parameter}, out, a, b);
            }
        });
    return done;
}

}  // namespace

void binary(BinaryOp op, const Tensor& a, const Tensor& b, const Tensor& out, double parameter)
{
    expect_on_device("Elementwise", a);
    expect_on_device("Elementwise", b);
    expect_on_device("Elementwise", out);
    expect_defined(is_floating(a.dtype()) || defined_for_integers(op), a);
    visit_element(a.dtype(), [&]<class T>(T) {
        const auto p = static_cast<Compute<T>>(parameter);
        if (!run_fast<T>(op, a, b, out, p))
            map_strided<T, T, T>(Binary<T>{op, p}, out, a, b);
    });
}

}  // namespace ts::cuda
