#include "engine/cuda/activation.h"
#include "engine/cuda/activation_choice.h"
#include "engine/cuda/elementwise.h"
#include "engine/cuda/floating_types.h"
#include "engine/cuda/map_elements.h"
#include "engine/ops/kernel_table.h"

namespace ts::cuda {

namespace {

template <class T, ActivationOp Op> struct Value {
    Compute<T> a, b;
    __device__ T operator()(T x) const { return convert<T>(ActivationMath<Op>::value(convert<Compute<T>>(x), a, b)); }
};

/// Any function, for tensors that begin where no vector may.
template <class T> struct AnyValue {
    using Chooses = void;
    ActivationOp op;
    Compute<T> a, b;
    __device__ T operator()(T x) const
    {
        const auto number = convert<Compute<T>>(x);
        return convert<T>(with_activation(op, [&](auto f) { return f.value(number, a, b); }));
    }
};

}  // namespace

void activation_value(const ActivationFunction& f, const Tensor& x, const Tensor& y)
{
    expect_on_device("Activation", x);
    expect_on_device("Activation", y);
    visit_floating(x.dtype(), [&]<class T>(T) {
        const auto a = static_cast<Compute<T>>(f.a), b = static_cast<Compute<T>>(f.b);
        bool done = false;
        with_constant<kActivationOpCount>(f.op, [&]<ActivationOp Op>() { done = map_alike<T, T>(Value<T, Op>{a, b}, y, x); });
        if (!done)
            map_strided<T, T>(AnyValue<T>{f.op, a, b}, y, x);
    });
}

namespace {

const RegisterKernels<ActivationKernels> registered{DeviceType::Cuda,
                                                    {activation_value, activation_slope, activation_curvature}};

}  // namespace

}  // namespace ts::cuda
