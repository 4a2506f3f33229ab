#include "engine/cuda/elementwise.h"
#include "engine/cuda/map_elements.h"
#include "engine/cuda/pointwise_loss_choice.h"
#include "engine/cuda/sum_items.h"
#include "engine/ops/kernel_table.h"

namespace ts::cuda {

namespace {

template <class T, PointwiseLossOp Op> struct Each {
    T a;
    __device__ T operator()(T x, T y) const { return LossMath<Op>::value(x, y, a); }
};

/// Any loss, for tensors that begin where no vector may.
template <class T> struct AnyEach {
    using Chooses = void;
    PointwiseLossOp op;
    T a;
    __device__ T operator()(T x, T y) const
    {
        return with_loss<T>(op, [&](auto f) { return f.value(x, y, a); });
    }
};

template <class T, PointwiseLossOp Op> struct ValueAt {
    const T *x, *y;
    T a;
    __device__ double operator()(std::int64_t i) const { return static_cast<double>(LossMath<Op>::value(x[i], y[i], a)); }
};

template <class T> struct StoreScaled {
    T* out;
    double factor;
    __device__ void operator()(double sum) const { *out = static_cast<T>(factor * sum); }
};

/// What slopes are multiplied by, and their coefficient.
template <class T> struct SlopeTerms {
    T factor, a;
    bool of_target;

    template <class F> __device__ T slope(F f, T x, T y, T g) const
    {
        return factor * g * (of_target ? f.by_target(x, y, a) : f.by_input(x, y, a));
    }
};

/// One gradient for all.
template <class T, PointwiseLossOp Op> struct SlopeOfOne {
    SlopeTerms<T> terms;
    const T* g;
    __device__ T operator()(T x, T y) const { return terms.slope(LossMath<Op>{}, x, y, *g); }
};

template <class T, PointwiseLossOp Op> struct SlopeOfEach {
    SlopeTerms<T> terms;
    __device__ T operator()(T x, T y, T g) const { return terms.slope(LossMath<Op>{}, x, y, g); }
};

template <class T> struct AnySlope {
    using Chooses = void;
    PointwiseLossOp op;
    SlopeTerms<T> terms;
    __device__ T operator()(T x, T y, T g) const
    {
        return with_loss<T>(op, [&](auto f) { return terms.slope(f, x, y, g); });
    }
};

void each(const PointwiseLoss& f, const Tensor& x, const Tensor& y, const Tensor& out)
{
    for (const Tensor& t : {x, y, out})
        expect_on_device("Loss", t);
    visit_real(x.dtype(), [&]<class T>(T) {
        const T a = static_cast<T>(f.a);
        bool done = false;
        with_constant<kPointwiseLossOpCount>(
            f.op, [&]<PointwiseLossOp Op>() { done = map_alike<T, T, T>(Each<T, Op>{a}, out, x, y); });
        if (!done)
            map_strided<T, T, T>(AnyEach<T>{f.op, a}, out, x, y);
    });
}

void sum(const PointwiseLoss& f, const Tensor& x, const Tensor& y, const Tensor& out, double factor)
{
    for (const Tensor& t : {x, y, out})
        expect_on_device("Loss", t);
    visit_real(x.dtype(), [&]<class T>(T) {
        with_constant<kPointwiseLossOpCount>(f.op, [&]<PointwiseLossOp Op>() {
            const ValueAt<T, Op> value{device_data<const T>(x), device_data<const T>(y), static_cast<T>(f.a)};
            sum_items(value, x.numel(), StoreScaled<T>{device_data<T>(out), factor}, x.device());
        });
    });
}

/// A gradient of the losses' shape, or one number for all.
Tensor spread_over(const Tensor& g, const Tensor& x)
{
    if (g.sizes() == x.sizes())
        return g;
    Shape strides;
    for (int d = 0; d < x.dim(); ++d)
        strides.push_back(0);
    return g.as_strided(x.sizes(), strides, 0);
}

template <class T, PointwiseLossOp Op>
bool slope_alike(const SlopeTerms<T>& terms, const Tensor& x, const Tensor& y, const Tensor& g, const Tensor& out)
{
    if (g.numel() == 1)
        return map_alike<T, T, T>(SlopeOfOne<T, Op>{terms, device_data<const T>(g)}, out, x, y);
    return map_alike<T, T, T, T>(SlopeOfEach<T, Op>{terms}, out, x, y, g);
}

void slope(const PointwiseLoss& f, bool of_target, const Tensor& x, const Tensor& y, const Tensor& g, const Tensor& out,
           double factor)
{
    for (const Tensor& t : {x, y, g, out})
        expect_on_device("Loss", t);
    visit_real(x.dtype(), [&]<class T>(T) {
        const SlopeTerms<T> terms{static_cast<T>(factor), static_cast<T>(f.a), of_target};
        bool done = false;
        with_constant<kPointwiseLossOpCount>(f.op,
                                             [&]<PointwiseLossOp Op>() { done = slope_alike<T, Op>(terms, x, y, g, out); });
        if (!done)
            map_strided<T, T, T, T>(AnySlope<T>{f.op, terms}, out, x, y, spread_over(g, x));
    });
}

const RegisterKernels<PointwiseLossKernels> registered{DeviceType::Cuda, {each, sum, slope}};

}  // namespace

}  // namespace ts::cuda
