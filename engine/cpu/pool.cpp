#include "engine/cpu/simd/pool_loops.h"
#include "engine/cpu/simd_choice.h"
#include "engine/cpu/threads.h"
#include "engine/ops/kernel_table.h"
#include "engine/ops/pool_kernels.h"

namespace ts {

namespace {

const PoolLoops& loops()
{
#ifdef TS_SIMD_X86
    static const PoolLoops chosen = choose_simd<PoolLoops>({baseline::pool_loops, avx2::pool_loops, avx512::pool_loops});
#else
    static const PoolLoops chosen = baseline::pool_loops();
#endif
    return chosen;
}

/// Calls body(loops of the type, a value of the type).
template <class Body> void as_real(const Tensor& t, Body&& body)
{
    if (t.dtype() == DType::Float32)
        body(loops().f32, float{});
    else
        body(loops().f64, double{});
}

template <class Body> void over_rows(const PoolGeometry& g, Body&& body)
{
    parallel_for(g.n * g.out_h, g.out_w * g.channels * g.kernel_h * g.kernel_w, body);
}

template <class Body> void over_groups(const PoolGeometry& g, Body&& body)
{
    const std::int64_t groups = (g.channels + kPoolChannels - 1) / kPoolChannels;
    parallel_for(g.n * groups, g.h * g.w * (g.channels < kPoolChannels ? g.channels : kPoolChannels), body);
}

void max_forward(const PoolGeometry& g, const Tensor& x, const Tensor& y, const Tensor& index)
{
    as_real(x, [&]<class T>(const PoolLoopsOf<T>& l, T) {
        over_rows(g, [&](std::int64_t begin, std::int64_t end) {
            l.max_forward(g, x.data<T>(), y.data<T>(), index.raw_data(), begin, end);
        });
    });
}

void max_backward(const PoolGeometry& g, const Tensor& dy, const Tensor& index, const Tensor& dx)
{
    as_real(dy, [&]<class T>(const PoolLoopsOf<T>& l, T) {
        over_groups(g, [&](std::int64_t begin, std::int64_t end) {
            l.max_backward(g, dy.data<T>(), index.raw_data(), dx.data<T>(), begin, end);
        });
    });
}

void max_gather(const PoolGeometry& g, const Tensor& x, const Tensor& index, const Tensor& y)
{
    as_real(x, [&]<class T>(const PoolLoopsOf<T>& l, T) {
        over_rows(g, [&](std::int64_t begin, std::int64_t end) {
            l.max_gather(g, x.data<T>(), index.raw_data(), y.data<T>(), begin, end);
        });
    });
}

void avg_forward(const PoolGeometry& g, const Tensor& x, const Tensor& y)
{
    as_real(x, [&]<class T>(const PoolLoopsOf<T>& l, T) {
        over_rows(g, [&](std::int64_t begin, std::int64_t end) { l.avg_forward(g, x.data<T>(), y.data<T>(), begin, end); });
    });
}

void avg_backward(const PoolGeometry& g, const Tensor& dy, const Tensor& dx)
{
    as_real(dy, [&]<class T>(const PoolLoopsOf<T>& l, T) {
        over_groups(g,
                    [&](std::int64_t begin, std::int64_t end) { l.avg_backward(g, dy.data<T>(), dx.data<T>(), begin, end); });
    });
}

const RegisterKernels<PoolKernels> registered{DeviceType::Cpu,
                                              {max_forward, max_backward, max_gather, avg_forward, avg_backward}};

}  // namespace

}  // namespace ts
