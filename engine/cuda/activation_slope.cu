#include "engine/cuda/activation.h"
#include "engine/cuda/activation_choice.h"
#include "engine/cuda/elementwise.h"
#include "engine/cuda/floating_types.h"
#include "engine/cuda/map_elements.h"

namespace ts::cuda {

namespace {

template <class T, ActivationOp Op> struct Slope {
    Compute<T> a, b;
    __device__ T operator()(T g, T x) const
    {
        return convert<T>(convert<Compute<T>>(g) * ActivationMath<Op>::slope(convert<Compute<T>>(x), a, b));
    }
};

/// Any function, for tensors that begin where no vector may.
template <class T> struct AnySlope {
    using Chooses = void;
    ActivationOp op;
    Compute<T> a, b;
    __device__ T operator()(T g, T x) const
    {
        const auto number = convert<Compute<T>>(x);
        return convert<T>(convert<Compute<T>>(g) * with_activation(op, [&](auto f) { return f.slope(number, a, b); }));
    }
};

}  // namespace

void activation_slope(const ActivationFunction& f, const Tensor& g, const Tensor& x, const Tensor& out)
{
    for (const Tensor& t : {g, x, out})
        expect_on_device("Activation", t);
    visit_floating(x.dtype(), [&]<class T>(T) {
        const auto a = static_cast<Compute<T>>(f.a), b = static_cast<Compute<T>>(f.b);
        bool done = false;
        with_constant<kActivationOpCount>(f.op, [&]<ActivationOp Op>() {
            done = map_alike<T, T, T>(Slope<T, Op>{a, b}, out, g, x);
        });
        if (!done)
            map_strided<T, T, T>(AnySlope<T>{f.op, a, b}, out, g, x);
    });
}

}  // namespace ts::cuda
