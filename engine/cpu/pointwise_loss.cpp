#include <algorithm>

#include "engine/cpu/simd/pointwise_loss_loops.h"
#include "engine/cpu/simd_choice.h"
#include "engine/cpu/threads.h"
#include "engine/ops/kernel_table.h"

namespace ts {

namespace {

const PointwiseLossLoops& loops()
{
#ifdef TS_SIMD_X86
    static const PointwiseLossLoops chosen = choose_simd<PointwiseLossLoops>(
        {baseline::pointwise_loss_loops, avx2::pointwise_loss_loops, avx512::pointwise_loss_loops});
#else
    static const PointwiseLossLoops chosen = baseline::pointwise_loss_loops();
#endif
    return chosen;
}

/// Calls body(loops of f in the type of t, a value of the type).
template <class Body> void as_real(const PointwiseLoss& f, const Tensor& t, Body&& body)
{
    if (t.dtype() == DType::Float32)
        body(loops().f32[static_cast<std::size_t>(f.op)], float{});
    else
        body(loops().f64[static_cast<std::size_t>(f.op)], double{});
}

/// Those without a logarithm or exponential are cheaper to compute than to share out.
std::int64_t cost(const PointwiseLoss& f)
{
    return f.op <= PointwiseLossOp::Huber ? 1 : 4;
}

void each(const PointwiseLoss& f, const Tensor& x, const Tensor& y, const Tensor& out)
{
    as_real(f, x, [&]<class T>(const PointwiseLossLoopsOf<T>& l, T) {
        parallel_elements(x.numel(), cost(f), [&](std::int64_t begin, std::int64_t end) {
            l.each(x.data<T>() + begin, y.data<T>() + begin, out.data<T>() + begin, end - begin, static_cast<T>(f.a));
        });
    });
}

// Pieces of this size are added in order, whatever the number of threads.
constexpr std::int64_t kPiece = 65536;

template <class T>
double sum_of_pieces(const PointwiseLossLoopsOf<T>& l, const T* x, const T* y, std::int64_t n, const PointwiseLoss& f)
{
    const T a = static_cast<T>(f.a);
    if (n <= kPiece)
        return l.sum(x, y, n, a);
    const std::int64_t pieces = (n + kPiece - 1) / kPiece;
    const Tensor sums = empty({pieces}, DType::Float64);
    auto* sum = sums.data<double>();
    parallel_for(pieces, kPiece, [&](std::int64_t begin, std::int64_t end) {
        for (std::int64_t p = begin; p < end; ++p)
            sum[p] = l.sum(x + p * kPiece, y + p * kPiece, std::min(kPiece, n - p * kPiece), a);
    });
    double total = 0;
    for (std::int64_t p = 0; p < pieces; ++p)
        total += sum[p];
    return total;
}

void sum(const PointwiseLoss& f, const Tensor& x, const Tensor& y, const Tensor& out, double factor)
{
    as_real(f, x, [&]<class T>(const PointwiseLossLoopsOf<T>& l, T) {
        *out.data<T>() = static_cast<T>(factor * sum_of_pieces(l, x.data<T>(), y.data<T>(), x.numel(), f));
    });
}

void slope(const PointwiseLoss& f, bool of_target, const Tensor& x, const Tensor& y, const Tensor& g, const Tensor& out,
           double factor)
{
    as_real(f, x, [&]<class T>(const PointwiseLossLoopsOf<T>& l, T) {
        const auto loop = of_target ? l.slope_of_target : l.slope_of_input;
        const std::int64_t step = g.numel() == 1 ? 0 : 1;
        parallel_elements(x.numel(), cost(f), [&](std::int64_t begin, std::int64_t end) {
            loop(x.data<T>() + begin, y.data<T>() + begin, g.data<T>() + begin * step, step, out.data<T>() + begin, end - begin,
                 static_cast<T>(factor), static_cast<T>(f.a));
        });
    });
}

const RegisterKernels<PointwiseLossKernels> registered{DeviceType::Cpu, {each, sum, slope}};

}  // namespace

}  // namespace ts
