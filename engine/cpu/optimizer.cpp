#include "engine/cpu/simd/optimizer_loops.h"
#include "engine/cpu/simd_choice.h"
#include "engine/cpu/threads.h"
#include "engine/ops/kernel_table.h"

namespace ts {

namespace {

const OptimizerKernels& loops()
{
#ifdef TS_SIMD_X86
    static const OptimizerKernels chosen
        = choose_simd<OptimizerKernels>({baseline::optimizer_loops, avx2::optimizer_loops, avx512::optimizer_loops});
#else
    static const OptimizerKernels chosen = baseline::optimizer_loops();
#endif
    return chosen;
}

ParameterRange piece(ParameterRange range, std::int64_t begin, std::int64_t end)
{
    range.value += begin;
    range.gradient += begin;
    for (float*& state : range.state)
        if (state)
            state += begin;
    range.count = end - begin;
    return range;
}

void sgd(const ParameterRange& range, const SgdUpdate& update)
{
    parallel_for(range.count, 1, [&](std::int64_t begin, std::int64_t end) { loops().sgd(piece(range, begin, end), update); });
}

void adam(const ParameterRange& range, const AdamUpdate& update)
{
    parallel_for(range.count, 2, [&](std::int64_t begin, std::int64_t end) { loops().adam(piece(range, begin, end), update); });
}

void scale(float* values, std::int64_t count, float factor)
{
    parallel_for(count, 1, [&](std::int64_t begin, std::int64_t end) { loops().scale(values + begin, end - begin, factor); });
}

double sum_of_squares(const float* values, std::int64_t count)
{
    return loops().sum_of_squares(values, count);
}

const RegisterKernels<OptimizerKernels> registered{DeviceType::Cpu, {sgd, adam, scale, sum_of_squares}};

}  // namespace

}  // namespace ts
