#include "engine/cuda/activation.h"
#include "engine/cuda/activation_choice.h"
#include "engine/cuda/floating_types.h"
#include "engine/cuda/map_elements.h"

namespace ts::cuda {

namespace {

/// Second derivatives are rare: one kernel for all.
template <class T> struct AnyCurvature {
    using Chooses = void;
    ActivationOp op;
    Compute<T> a, b;
    __device__ T operator()(T g, T h, T x) const
    {
        const auto number = convert<Compute<T>>(x);
        const auto bend = with_activation(op, [&](auto f) { return f.template curvature<Compute<T>>(number, a, b); });
        return convert<T>(convert<Compute<T>>(g) * convert<Compute<T>>(h) * bend);
    }
};

}  // namespace

void activation_curvature(const ActivationFunction& f, const Tensor& g, const Tensor& h, const Tensor& x, const Tensor& out)
{
    for (const Tensor& t : {g, h, x, out})
        expect_on_device("Activation", t);
    visit_floating(x.dtype(), [&]<class T>(T) {
        const AnyCurvature<T> curvature{f.op, static_cast<Compute<T>>(f.a), static_cast<Compute<T>>(f.b)};
        map_strided<T, T, T, T>(curvature, out, g, h, x);
    });
}

}  // namespace ts::cuda
