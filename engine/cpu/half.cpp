#include "engine/cpu/simd/half_loops.h"
#include "engine/cpu/simd_choice.h"
#include "engine/cpu/threads.h"
#include "engine/ops/half_kernels.h"
#include "engine/ops/kernel_table.h"

namespace ts {

namespace {

const HalfLoops& loops()
{
#ifdef TS_SIMD_X86
    static const HalfLoops chosen = choose_simd<HalfLoops>({baseline::half_loops, avx2::half_loops, avx512::half_loops});
#else
    static const HalfLoops chosen = baseline::half_loops();
#endif
    return chosen;
}

void convert(const Tensor& from, const Tensor& to)
{
    const bool widen = to.dtype() == DType::Float32;
    const bool half = (widen ? from : to).dtype() == DType::Float16;
    parallel_for(to.numel(), 1, [&](std::int64_t begin, std::int64_t end) {
        if (widen) {
            const auto* in = static_cast<const std::uint16_t*>(from.raw_data()) + begin;
            (half ? loops().half_to_float : loops().bfloat_to_float)(in, to.data<float>() + begin, end - begin);
        } else {
            auto* out = static_cast<std::uint16_t*>(to.raw_data()) + begin;
            (half ? loops().float_to_half : loops().float_to_bfloat)(from.data<float>() + begin, out, end - begin);
        }
    });
}

const RegisterKernels<HalfKernels> registered{DeviceType::Cpu, {convert}};

}  // namespace

}  // namespace ts
