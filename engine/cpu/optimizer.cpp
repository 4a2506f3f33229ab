#include <cmath>

#include "engine/cpu/simd/optimizer_loops.h"
#include "engine/cpu/simd_choice.h"
#include "engine/cpu/threads.h"
#include "engine/ops/kernel_table.h"

namespace ts {

namespace {

const OptimizerLoops& loops()
{
#ifdef TS_SIMD_X86
    static const OptimizerLoops chosen
        = choose_simd<OptimizerLoops>({baseline::optimizer_loops, avx2::optimizer_loops, avx512::optimizer_loops});
#else
    static const OptimizerLoops chosen = baseline::optimizer_loops();
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
template <auto Loop, int Cost, class Update> void update(std::span<const UpdatedRange<Update>> ranges)
{
    for (const UpdatedRange<Update>& part : ranges) {
        if (part.range.skip && *part.range.skip != 0)
            continue;
        parallel_elements(part.range.count, Cost, [&](std::int64_t begin, std::int64_t end) {
            (loops().*Loop)(piece(part.range, begin, end), part.update);
        });
    }
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

void sum_of_squares(const float* values, std::int64_t count, double* sum, bool add)
{
    *sum = (add ? *sum : 0) + loops().sum_of_squares(values, count);
}

void limit_norm(float* values, std::int64_t count, const double* sum, double max_norm)
{
    const double factor = max_norm / (std::sqrt(*sum) + 1e-6);
    if (factor < 1)
        in_place<&OptimizerLoops::scale>(values, count, static_cast<float>(factor));
}

using Loops = OptimizerLoops;
const RegisterKernels<OptimizerKernels> registered{DeviceType::Cpu,
                                                   {update<&Loops::sgd, 1>, update<&Loops::adam, 2>, update<&Loops::rmsprop, 2>,
                                                    update<&Loops::adagrad, 2>, update<&Loops::adadelta, 3>,
                                                    update<&Loops::adamax, 2>, update<&Loops::lion, 1>, in_place<&Loops::scale>,
                                                    in_place<&Loops::clamp>, move_towards, sum_of_squares, limit_norm}};

}  // namespace

}  // namespace ts
