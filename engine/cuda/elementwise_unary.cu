#include "engine/cuda/elementwise.h"
#include "engine/cuda/elementwise_math.h"
#include "engine/cuda/map_elements.h"

namespace ts::cuda {

namespace {

/// The operation is known when compiling.
template <class T, UnaryOp Op> struct UnaryOf {
    Compute<T> parameter;
    __device__ T operator()(T x) const { return convert<T>(unary_value(Op, convert<Compute<T>>(x), parameter)); }
};

/// Any operation, for integers and for operands that lie anyhow.
template <class T> struct Unary {
    using Chooses = void;
    UnaryOp op;
    Compute<T> parameter;
    __device__ T operator()(T x) const { return convert<T>(unary_value(op, convert<Compute<T>>(x), parameter)); }
};

template <class T> bool run_alike(UnaryOp op, const Tensor& in, const Tensor& out, Compute<T> parameter)
{
    bool done = false;
    if constexpr (std::is_floating_point_v<Compute<T>>)
        with_constant<kUnaryOpCount>(op, [&]<UnaryOp Op>() { done = map_alike<T, T>(UnaryOf<T, Op>{parameter}, out, in); });
    return done;
}

}  // namespace

void unary(UnaryOp op, const Tensor& in, const Tensor& out, double parameter)
{
    expect_on_device("Elementwise", in);
    expect_on_device("Elementwise", out);
    expect_defined(is_floating(in.dtype()) || defined_for_integers(op), in);
    visit_element(in.dtype(), [&]<class T>(T) {
        const auto p = static_cast<Compute<T>>(parameter);
        if (!run_alike<T>(op, in, out, p))
            map_strided<T, T>(Unary<T>{op, p}, out, in);
    });
}

}  // namespace ts::cuda
