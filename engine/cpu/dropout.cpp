#include <cmath>

#include "engine/cpu/simd/dropout_loops.h"
#include "engine/cpu/simd_choice.h"
#include "engine/cpu/threads.h"
#include "engine/ops/dropout_kernels.h"
#include "engine/ops/kernel_table.h"

namespace ts {

namespace {

const DropoutLoops& loops()
{
#ifdef TS_SIMD_X86
    static const DropoutLoops chosen
        = choose_simd<DropoutLoops>({baseline::dropout_loops, avx2::dropout_loops, avx512::dropout_loops});
#else
    static const DropoutLoops chosen = baseline::dropout_loops();
#endif
    return chosen;
}

void apply_piece(const Tensor& x, const Tensor& mask, const Tensor& y, double scale, std::int64_t begin, std::int64_t end)
{
    const auto* keep = mask.data<std::uint8_t>() + begin;
    if (x.dtype() == DType::Float32)
        loops().apply_f32(x.data<float>() + begin, keep, static_cast<float>(scale), y.data<float>() + begin, end - begin);
    else
        loops().apply_f64(x.data<double>() + begin, keep, scale, y.data<double>() + begin, end - begin);
}

void apply(const Tensor& x, const Tensor& mask, const Tensor& y, double scale)
{
    parallel_elements(x.numel(), 1, [&](std::int64_t begin, std::int64_t end) { apply_piece(x, mask, y, scale, begin, end); });
}

void forward(const Tensor& x, const Tensor& y, const Tensor& mask, double p, double scale, const Philox& random,
             std::uint64_t counter)
{
    // Groups of 64 numbers, so that every piece starts at a whole counter.
    constexpr std::int64_t kGroup = 64;
    const std::int64_t n = x.numel();
    const auto limit = static_cast<std::uint32_t>(std::ceil(p * 0x1p24));
    parallel_for((n + kGroup - 1) / kGroup, kGroup * 4, [&](std::int64_t first, std::int64_t last) {
        const std::int64_t begin = first * kGroup, end = std::min(last * kGroup, n);
        loops().mask(random.seed(), random.stream(), counter + static_cast<std::uint64_t>(begin / 4), limit,
                     mask.data<std::uint8_t>() + begin, end - begin);
        apply_piece(x, mask, y, scale, begin, end);
    });
}

const RegisterKernels<DropoutKernels> registered{DeviceType::Cpu, {forward, apply}};

}  // namespace

}  // namespace ts
