#include <algorithm>

#include "engine/cpu/simd/layer_norm_loops.h"
#include "engine/cpu/simd_choice.h"
#include "engine/cpu/threads.h"
#include "engine/ops/kernel_table.h"
#include "engine/ops/layer_norm_kernels.h"

namespace ts {

namespace {

const LayerNormLoops& loops()
{
#ifdef TS_SIMD_X86
    static const LayerNormLoops chosen
        = choose_simd<LayerNormLoops>({baseline::layer_norm_loops, avx2::layer_norm_loops, avx512::layer_norm_loops});
#else
    static const LayerNormLoops chosen = baseline::layer_norm_loops();
#endif
    return chosen;
}

template <class T> const LayerNormLoopsOf<T>& loops_of()
{
    if constexpr (std::is_same_v<T, float>)
        return loops().f32;
    else
        return loops().f64;
}

template <class T> T* data_or_null(const Tensor& t)
{
    return t.defined() ? t.data<T>() : nullptr;
}

template <class T> void forward_as(const LayerNormForward& call)
{
    const LayerNormRows<T> rows{call.x.size(1),
                                call.x.data<T>(),
                                data_or_null<T>(call.weight),
                                data_or_null<T>(call.bias),
                                data_or_null<T>(call.mean),
                                call.inverse_std.data<T>()};
    parallel_for(call.x.size(0), rows.n * 2, [&](std::int64_t begin, std::int64_t end) {
        loops_of<T>().forward(rows, call.y.data<T>(), call.eps, begin, end);
    });
}

void forward(const LayerNormForward& call)
{
    call.x.dtype() == DType::Float32 ? forward_as<float>(call) : forward_as<double>(call);
}

template <class T> void add_pieces(const T* pieces, std::int64_t count, std::int64_t n, T* out)
{
    for (std::int64_t i = 0; i < n; ++i) {
        double sum = 0;
        for (std::int64_t p = 0; p < count; ++p)
            sum += static_cast<double>(pieces[2 * p * n + i]);
        out[i] = static_cast<T>(sum);
    }
}

/// Rows are cut into pieces by the sizes alone; the sums of the pieces are added in order.
template <class T> void backward_as(const LayerNormBackward& call)
{
    const std::int64_t count = call.x.size(0), n = call.x.size(1);
    const std::int64_t length = std::clamp<std::int64_t>(16384 / std::max<std::int64_t>(n, 1), 16, 1024);
    const std::int64_t pieces = (count + length - 1) / length;
    const Tensor scratch = empty({pieces, 2, n}, call.x.dtype());
    T* sums = scratch.data<T>();
    const LayerNormRows<T> rows{n,       call.x.data<T>(),           data_or_null<T>(call.weight),
                                nullptr, data_or_null<T>(call.mean), call.inverse_std.data<T>()};
    parallel_for(pieces, length * n * 4, [&](std::int64_t begin, std::int64_t end) {
        for (std::int64_t p = begin; p < end; ++p)
            loops_of<T>().backward(
                rows, call.g.data<T>(), data_or_null<T>(call.dx), call.dweight.defined() ? sums + 2 * p * n : nullptr,
                call.dbias.defined() ? sums + (2 * p + 1) * n : nullptr, p * length, std::min(count, (p + 1) * length));
    });
    if (call.dweight.defined())
        add_pieces(sums, pieces, n, call.dweight.data<T>());
    if (call.dbias.defined())
        add_pieces(sums + n, pieces, n, call.dbias.data<T>());
}

void backward(const LayerNormBackward& call)
{
    call.x.dtype() == DType::Float32 ? backward_as<float>(call) : backward_as<double>(call);
}

const RegisterKernels<LayerNormKernels> registered{DeviceType::Cpu, {forward, backward}};

}  // namespace

}  // namespace ts
