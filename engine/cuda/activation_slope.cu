#include "engine/cuda/activation.h"
#include "engine/cuda/activation_pieces.h"
#include "engine/cuda/elementwise.h"
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

}  // namespace

void activation_slope(const ActivationFunction& f, const Tensor& g, const Tensor& x, const Tensor& out)
{
    for (const Tensor& t : {g, x, out})
        expect_on_device("Activation", t);
    visit_floating(x.dtype(), [&]<class T>(T) {
        const auto a = static_cast<Compute<T>>(f.a), b = static_cast<Compute<T>>(f.b);
        with_constant<kActivationOpCount>(f.op, [&]<ActivationOp Op>() { map_alike<T, T, T>(Slope<T, Op>{a, b}, out, g, x); });
    });
}

}  // namespace ts::cuda
