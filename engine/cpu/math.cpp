#include <cmath>
#include <type_traits>

#include "engine/cpu/simd/math_loops.h"
#include "engine/cpu/simd_choice.h"
#include "engine/cpu/threads.h"
#include "engine/ops/kernel_table.h"
#include "engine/tensor/copy.h"
#include "engine/tensor/element.h"
#include "engine/tensor/strided_walk.h"

namespace ts {

namespace {

const MathLoops& loops()
{
#ifdef TS_SIMD_X86
    static const MathLoops chosen = choose_simd<MathLoops>({baseline::math_loops, avx2::math_loops, avx512::math_loops});
#else
    static const MathLoops chosen = baseline::math_loops();
#endif
    return chosen;
}

template <class Body> void visit_real(DType dtype, Body&& body)
{
    if (dtype == DType::Float64)
        body(double{}, loops().f64);
    else
        body(float{}, loops().f32);
}

void unary(MathOp op, const Tensor& in, const Tensor& out, Bounds bounds)
{
    visit_real(in.dtype(), [&]<class T>(T, const RealMathLoops<T>& table) {
        const auto loop = table.unary[static_cast<std::size_t>(op)];
        const T* x = in.data<T>();
        T* y = out.data<T>();
        if (in.strides() == out.strides() && out.is_dense()) {
            parallel_elements(out.numel(), 1, [&](std::int64_t begin, std::int64_t end) {
                loop(x + begin, 1, y + begin, 1, end - begin, bounds);
            });
            return;
        }
        const StridedWalk<2> walk(out.sizes(), {&out.strides(), &in.strides()});
        walk.run([&](const std::array<std::int64_t, 2>& at, std::int64_t n, const std::array<std::int64_t, 2>& step) {
            loop(x + at[1], step[1], y + at[0], step[0], n, bounds);
        });
    });
}

void clamp_gradient(const Tensor& gradient, const Tensor& in, const Tensor& out, Bounds bounds)
{
    const Tensor g = contiguous_copy(gradient), x = contiguous_copy(in);
    visit_real(in.dtype(), [&]<class T>(T, const RealMathLoops<T>& table) {
        parallel_elements(out.numel(), 1, [&](std::int64_t begin, std::int64_t end) {
            table.clamp_gradient(g.data<T>() + begin, x.data<T>() + begin, out.data<T>() + begin, end - begin, bounds);
        });
    });
}

template <class T> T remainder_of(T x, T y)
{
    if constexpr (std::is_floating_point_v<T>) {
        const T rest = std::fmod(x, y);
        return rest != 0 && (rest < 0) != (y < 0) ? rest + y : rest;
    } else if constexpr (std::is_signed_v<T>) {
        if (y == -1)
            return 0;
        const T rest = static_cast<T>(x % y);
        return rest != 0 && (rest < 0) != (y < 0) ? static_cast<T>(rest + y) : rest;
    } else {
        return static_cast<T>(x % y);
    }
}

template <class T> void check_divisor(const T* y, std::int64_t n)
{
    if constexpr (std::is_integral_v<T>)
        for (std::int64_t i = 0; i < n; ++i)
            if (y[i] == 0)
                throw ArgumentError(translatable("engine", "remainder: division of whole numbers by zero."), {});
}

void float_remainder(const float* x, const float* y, float* z, std::int64_t n)
{
    parallel_for(n, 4, [&](std::int64_t begin, std::int64_t end) {
        loops().remainder(x + begin, y + begin, z + begin, end - begin);
        // Quotients too large for the fast form, and what is not finite.
        for (std::int64_t i = begin; i < end; ++i)
            if (!(std::abs(x[i]) < std::abs(y[i]) * 0x1p27F) || !std::isfinite(y[i]))
                z[i] = remainder_of(x[i], y[i]);
    });
}

void remainder(const Tensor& a, const Tensor& b, const Tensor& out)
{
    const Tensor left = contiguous_copy(a), right = contiguous_copy(b);
    visit_dtype(out.dtype(), [&]<class T>(T) {
        if constexpr (!is_half_type<T> && !std::is_same_v<T, bool>) {
            const T* x = left.data<T>();
            const T* y = right.data<T>();
            T* z = out.data<T>();
            check_divisor(y, out.numel());
            if constexpr (std::is_same_v<T, float>)
                float_remainder(x, y, z, out.numel());
            else
                for (std::int64_t i = 0; i < out.numel(); ++i)
                    z[i] = remainder_of(x[i], y[i]);
        }
    });
}

const RegisterKernels<MathKernels> registered{DeviceType::Cpu, {unary, clamp_gradient, remainder}};

}  // namespace

}  // namespace ts
