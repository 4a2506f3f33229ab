#include <algorithm>

#include "engine/cpu/simd/mse_loops.h"
#include "engine/cpu/simd_choice.h"
#include "engine/cpu/threads.h"
#include "engine/ops/kernel_table.h"
#include "engine/ops/mse_kernels.h"

namespace ts {

namespace {

const MseLoops& loops()
{
#ifdef TS_SIMD_X86
    static const MseLoops chosen = choose_simd<MseLoops>({baseline::mse_loops, avx2::mse_loops, avx512::mse_loops});
#else
    static const MseLoops chosen = baseline::mse_loops();
#endif
    return chosen;
}

template <class T> const MseLoopsOf<T>& loops_of()
{
    if constexpr (std::is_same_v<T, float>)
        return loops().f32;
    else
        return loops().f64;
}

// Pieces of this size are added in order, whatever the number of threads.
constexpr std::int64_t kPiece = 65536;

template <class T> double sum_of_pieces(const T* a, const T* b, std::int64_t n)
{
    if (n <= kPiece)
        return loops_of<T>().sum_squared_difference(a, b, n);
    const std::int64_t pieces = (n + kPiece - 1) / kPiece;
    const Tensor sums = empty({pieces}, DType::Float64);
    auto* sum = sums.data<double>();
    parallel_for(pieces, kPiece, [&](std::int64_t begin, std::int64_t end) {
        for (std::int64_t p = begin; p < end; ++p)
            sum[p] = loops_of<T>().sum_squared_difference(a + p * kPiece, b + p * kPiece, std::min(kPiece, n - p * kPiece));
    });
    double total = 0;
    for (std::int64_t p = 0; p < pieces; ++p)
        total += sum[p];
    return total;
}

template <class T> void forward_as(const Tensor& a, const Tensor& b, const Tensor& loss, double factor)
{
    *loss.data<T>() = static_cast<T>(factor * sum_of_pieces(a.data<T>(), b.data<T>(), a.numel()));
}

void forward(const Tensor& a, const Tensor& b, const Tensor& loss, double factor)
{
    a.dtype() == DType::Float32 ? forward_as<float>(a, b, loss, factor) : forward_as<double>(a, b, loss, factor);
}

template <class T> void backward_as(const Tensor& a, const Tensor& b, const Tensor& g, const Tensor& out, double factor)
{
    const T scale = static_cast<T>(factor * static_cast<double>(*g.data<T>()));
    parallel_for(a.numel(), 1, [&](std::int64_t begin, std::int64_t end) {
        loops_of<T>().scaled_difference(a.data<T>() + begin, b.data<T>() + begin, scale, out.data<T>() + begin, end - begin);
    });
}

void backward(const Tensor& a, const Tensor& b, const Tensor& g, const Tensor& out, double factor)
{
    a.dtype() == DType::Float32 ? backward_as<float>(a, b, g, out, factor) : backward_as<double>(a, b, g, out, factor);
}

const RegisterKernels<MseKernels> registered{DeviceType::Cpu, {forward, backward}};

}  // namespace

}  // namespace ts
