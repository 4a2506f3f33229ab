#include "engine/cpu/simd/gelu_loops.h"
#include "engine/cpu/simd_choice.h"
#include "engine/cpu/threads.h"
#include "engine/ops/gelu_kernels.h"
#include "engine/ops/kernel_table.h"

namespace ts {

namespace {

const GeluLoops& loops()
{
#ifdef TS_SIMD_X86
    static const GeluLoops chosen = choose_simd<GeluLoops>({baseline::gelu_loops, avx2::gelu_loops, avx512::gelu_loops});
#else
    static const GeluLoops chosen = baseline::gelu_loops();
#endif
    return chosen;
}

// The functions in it cost about as much as this many plain elements.
constexpr std::int64_t kCost = 8;

void value_and_gradient(const Tensor& x, const Tensor& values, const Tensor& g)
{
    parallel_elements(x.numel(), kCost, [&](std::int64_t begin, std::int64_t end) {
        if (x.dtype() == DType::Float32)
            loops().f32(x.data<float>() + begin, values.data<float>() + begin, g.data<float>() + begin, end - begin);
        else
            loops().f64(x.data<double>() + begin, values.data<double>() + begin, g.data<double>() + begin, end - begin);
    });
}

const RegisterKernels<GeluKernels> registered{DeviceType::Cpu, {value_and_gradient}};

}  // namespace

}  // namespace ts
