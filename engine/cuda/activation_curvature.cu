#include "engine/cuda/activation.h"
#include "engine/cuda/activation_pieces.h"
#include "engine/cuda/elementwise.h"
#include "engine/cuda/map_elements.h"

namespace ts::cuda {

namespace {

/// Second derivatives are rare: one kernel for all.
template <class T> struct Curvature {
    using Chooses = void;
    ActivationOp op;
    T a, b;

    template <std::size_t... I> __device__ T curvature(T x, std::index_sequence<I...>) const
    {
        T result = 0;
        ((static_cast<std::size_t>(op) == I
              ? void(result = ActivationMath<static_cast<ActivationOp>(I)>::template curvature<T>(x, a, b))
              : void()),
         ...);
        return result;
    }
    __device__ T operator()(T g, T h, T x) const
    {
        return g * h * curvature(x, std::make_index_sequence<kActivationOpCount>{});
    }
};

/// Halves are computed in float32, too.
template <class T> struct HalfCurvature {
    using Chooses = void;
    Curvature<float> curvature;
    __device__ T operator()(T g, T h, T x) const
    {
        return convert<T>(curvature(convert<float>(g), convert<float>(h), convert<float>(x)));
    }
};

}  // namespace

void activation_curvature(const ActivationFunction& f, const Tensor& g, const Tensor& h, const Tensor& x, const Tensor& out)
{
    for (const Tensor& t : {g, h, x, out})
        expect_on_device("Activation", t);
    visit_floating(x.dtype(), [&]<class T>(T) {
        const Curvature<Compute<T>> curvature{f.op, static_cast<Compute<T>>(f.a), static_cast<Compute<T>>(f.b)};
        if constexpr (is_half<T>)
            map_strided<T, T, T, T>(HalfCurvature<T>{curvature}, out, g, h, x);
        else
            map_strided<T, T, T, T>(curvature, out, g, h, x);
    });
}

}  // namespace ts::cuda
