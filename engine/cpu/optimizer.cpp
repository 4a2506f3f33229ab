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

/// Runs a loop on several threads; `Cost` is its work at one element.
template <auto Loop, int Cost, class Update> void update(const ParameterRange& range, const Update& constants)
{
    parallel_elements(range.count, Cost,
                      [&](std::int64_t begin, std::int64_t end) { (loops().*Loop)(piece(range, begin, end), constants); });
}

template <auto Loop> void in_place(float* values, std::int64_t count, float number)
{
    parallel_elements(count, 1,
                      [&](std::int64_t begin, std::int64_t end) { (loops().*Loop)(values + begin, end - begin, number); });
}

void move_towards(float* average, const float* values, std::int64_t count, float share)
{
    parallel_elements(count, 1, [&](std::int64_t begin, std::int64_t end) {
        loops().move_towards(average + begin, values + begin, end - begin, share);
    });
}

double sum_of_squares(const float* values, std::int64_t count)
{
    return loops().sum_of_squares(values, count);
}

using Kernels = OptimizerKernels;
const RegisterKernels<Kernels> registered{DeviceType::Cpu,
                                          {update<&Kernels::sgd, 1>, update<&Kernels::adam, 2>, update<&Kernels::rmsprop, 2>,
                                           update<&Kernels::adagrad, 2>, update<&Kernels::adadelta, 3>,
                                           update<&Kernels::adamax, 2>, update<&Kernels::lion, 1>, in_place<&Kernels::scale>,
                                           in_place<&Kernels::clamp>, move_towards, sum_of_squares}};

}  // namespace

}  // namespace ts
