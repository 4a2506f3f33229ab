#include "engine/cpu/simd/axis_map_loops.h"
#include "engine/cpu/simd_choice.h"
#include "engine/cpu/threads.h"
#include "engine/ops/axis_map_kernels.h"
#include "engine/ops/kernel_table.h"

namespace ts {

namespace {

const AxisMapLoops& loops()
{
#ifdef TS_SIMD_X86
    static const AxisMapLoops chosen
        = choose_simd<AxisMapLoops>({baseline::axis_map_loops, avx2::axis_map_loops, avx512::axis_map_loops});
#else
    static const AxisMapLoops chosen = baseline::axis_map_loops();
#endif
    return chosen;
}

template <class T> void apply_as(AxisMapLoop<T> loop, const SparseRows& map, const Tensor& x, const Tensor& y, double fill)
{
    const AxisRows rows{x.size(1), y.size(1), map.offsets.data<std::int64_t>(), map.columns.data<std::int64_t>(),
                        map.weights.data<double>()};
    const std::int64_t inner = y.size(2);
    parallel_for(y.size(0) * y.size(1), 2 * inner, [&](std::int64_t begin, std::int64_t end) {
        loop(rows, x.data<T>(), y.data<T>(), inner, static_cast<T>(fill), begin, end);
    });
}

void apply(const SparseRows& map, const Tensor& x, const Tensor& y, double fill)
{
    if (x.dtype() == DType::Float32)
        apply_as<float>(loops().f32, map, x, y, fill);
    else
        apply_as<double>(loops().f64, map, x, y, fill);
}

const RegisterKernels<AxisMapKernels> registered{DeviceType::Cpu, {apply}};

}  // namespace

}  // namespace ts
