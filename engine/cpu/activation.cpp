#include "engine/cpu/simd/activation_loops.h"
#include "engine/cpu/simd_choice.h"
#include "engine/cpu/threads.h"
#include "engine/ops/kernel_table.h"

namespace ts {

namespace {

const ActivationLoops& loops()
{
#ifdef TS_SIMD_X86
    static const ActivationLoops chosen
        = choose_simd<ActivationLoops>({baseline::activation_loops, avx2::activation_loops, avx512::activation_loops});
#else
    static const ActivationLoops chosen = baseline::activation_loops();
#endif
    return chosen;
}

// Most of them take an exponential.
constexpr std::int64_t kCost = 4;

/// Calls body(loops of f in the type of t, a value of the type).
template <class Body> void as_real(const ActivationFunction& f, const Tensor& t, Body&& body)
{
    if (t.dtype() == DType::Float32)
        body(loops().f32[static_cast<std::size_t>(f.op)], float{});
    else
        body(loops().f64[static_cast<std::size_t>(f.op)], double{});
}

void value(const ActivationFunction& f, const Tensor& x, const Tensor& y)
{
    as_real(f, x, [&]<class T>(const ActivationLoopsOf<T>& l, T) {
        const T *from = x.data<T>(), a = static_cast<T>(f.a), b = static_cast<T>(f.b);
        T* to = y.data<T>();
        parallel_elements(x.numel(), kCost,
                          [&](std::int64_t begin, std::int64_t end) { l.value(from + begin, to + begin, end - begin, a, b); });
    });
}

void slope(const ActivationFunction& f, const Tensor& g, const Tensor& x, const Tensor& out)
{
    as_real(f, x, [&]<class T>(const ActivationLoopsOf<T>& l, T) {
        const T *gradient = g.data<T>(), *from = x.data<T>(), a = static_cast<T>(f.a), b = static_cast<T>(f.b);
        T* to = out.data<T>();
        parallel_elements(x.numel(), kCost, [&](std::int64_t begin, std::int64_t end) {
            l.slope(gradient + begin, from + begin, to + begin, end - begin, a, b);
        });
    });
}

void curvature(const ActivationFunction& f, const Tensor& g, const Tensor& h, const Tensor& x, const Tensor& out)
{
    as_real(f, x, [&]<class T>(const ActivationLoopsOf<T>& l, T) {
        const T *first = g.data<T>(), *second = h.data<T>(), *from = x.data<T>();
        const T a = static_cast<T>(f.a), b = static_cast<T>(f.b);
        T* to = out.data<T>();
        parallel_elements(x.numel(), kCost, [&](std::int64_t begin, std::int64_t end) {
            l.curvature(first + begin, second + begin, from + begin, to + begin, end - begin, a, b);
        });
    });
}

const RegisterKernels<ActivationKernels> registered{DeviceType::Cpu, {value, slope, curvature}};

}  // namespace

}  // namespace ts
