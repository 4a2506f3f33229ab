#include "engine/cpu/simd/softmax_loops.h"
#include "engine/cpu/simd_choice.h"
#include "engine/cpu/threads.h"
#include "engine/ops/kernel_table.h"
#include "engine/ops/softmax_kernels.h"

namespace ts {

namespace {

const SoftmaxLoops& loops()
{
#ifdef TS_SIMD_X86
    static const SoftmaxLoops chosen
        = choose_simd<SoftmaxLoops>({baseline::softmax_loops, avx2::softmax_loops, avx512::softmax_loops});
#else
    static const SoftmaxLoops chosen = baseline::softmax_loops();
#endif
    return chosen;
}

// An exponential costs about as much as this many plain elements.
constexpr std::int64_t kExpCost = 4;

template <class Body> void over_blocks(const ClassLayout& layout, Body&& body)
{
    if (layout.outer * layout.classes * layout.inner == 0)
        return;
    const std::int64_t blocks = class_blocks(layout);
    parallel_for(blocks, layout.outer * layout.classes * layout.inner * kExpCost / blocks, body);
}

void forward(const Tensor& x, const Tensor& y, const ClassLayout& layout, bool log)
{
    over_blocks(layout, [&](std::int64_t begin, std::int64_t end) {
        if (x.dtype() == DType::Float32)
            loops().f32.forward(x.data<float>(), y.data<float>(), layout, begin, end, log);
        else
            loops().f64.forward(x.data<double>(), y.data<double>(), layout, begin, end, log);
    });
}

void backward(const Tensor& y, const Tensor& g, const Tensor& dx, const ClassLayout& layout, bool log)
{
    over_blocks(layout, [&](std::int64_t begin, std::int64_t end) {
        if (y.dtype() == DType::Float32)
            loops().f32.backward(y.data<float>(), g.data<float>(), dx.data<float>(), layout, begin, end, log);
        else
            loops().f64.backward(y.data<double>(), g.data<double>(), dx.data<double>(), layout, begin, end, log);
    });
}

const RegisterKernels<SoftmaxKernels> registered{DeviceType::Cpu, {forward, backward}};

}  // namespace

}  // namespace ts
