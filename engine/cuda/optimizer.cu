#include <algorithm>

#include "engine/cuda/adam_rules.h"
#include "engine/cuda/flat_vectors.h"
#include "engine/cuda/gradient_norm.h"
#include "engine/cuda/launch.h"
#include "engine/cuda/optimizer_rules.h"
#include "engine/cuda/step_values.h"
#include "engine/ops/kernel_table.h"
#include "engine/ops/optimizer_kernels.h"

namespace ts::cuda {

namespace {

constexpr int kMostRanges = 24;  // in one launch; all that a kernel is given must fit into 4 KiB
constexpr int kThreads = 256;
constexpr int kChunk = 4096;  // numbers that one block updates

template <class Update> struct Updates {
    Update of[kMostRanges];
};

/// Which blocks update which range.
struct RangeTable {
    int count = 0;
    int first_block[kMostRanges + 1]{};
    ParameterRange ranges[kMostRanges];
};

template <unsigned States, class Body> __device__ void each_state(Body body)
{
    if constexpr ((States & 1) != 0)
        body(0);
    if constexpr ((States & 2) != 0)
        body(1);
    if constexpr ((States & 4) != 0)
        body(2);
}

template <class Rule> __device__ void update_one(const ParameterRange& range, std::int64_t i, const typename Rule::Update& u)
{
    OptimizedNumber n{range.value[i], range.gradient[i], {}};
    each_state<Rule::kStates>([&](int s) { n.state[s] = range.state[s][i]; });
    Rule::apply(n, u);
    range.value[i] = n.value;
    each_state<Rule::kStates>([&](int s) { range.state[s][i] = n.state[s]; });
}

template <class Rule> __device__ void update_four(const ParameterRange& range, std::int64_t i, const typename Rule::Update& u)
{
    Vector<float> value = load_vector(range.value + i), state[3];
    const Vector<float> gradient = load_vector(range.gradient + i);
    each_state<Rule::kStates>([&](int s) { state[s] = load_vector(range.state[s] + i); });
#pragma unroll
    for (int k = 0; k < kVector; ++k) {
        OptimizedNumber n{value.values[k], gradient.values[k], {}};
        each_state<Rule::kStates>([&](int s) { n.state[s] = state[s].values[k]; });
        Rule::apply(n, u);
        value.values[k] = n.value;
        each_state<Rule::kStates>([&](int s) { state[s].values[k] = n.state[s]; });
    }
    store_vector(range.value + i, value);
    each_state<Rule::kStates>([&](int s) { store_vector(range.state[s] + i, state[s]); });
}

template <class Rule>
__global__ void __launch_bounds__(kThreads) update_kernel(RangeTable table, StepValue<Updates<typename Rule::Update>> updates)
{
    const int block = static_cast<int>(blockIdx.x);
    int r = 0;
    while (block >= table.first_block[r + 1])
        ++r;
    const ParameterRange range = table.ranges[r];
    if (range.skip && *range.skip != 0)
        return;
    const typename Rule::Update u = updates.place ? updates.place->of[r] : updates.value.of[r];
    const std::int64_t begin = static_cast<std::int64_t>(block - table.first_block[r]) * kChunk;
    const std::int64_t end = begin + kChunk < range.count ? begin + kChunk : range.count,
                       whole = begin + (end - begin) / kVector * kVector;
    for (std::int64_t i = begin + kVector * static_cast<int>(threadIdx.x); i < whole; i += kVector * kThreads)
        update_four<Rule>(range, i, u);
    for (std::int64_t i = whole + threadIdx.x; i < end; i += kThreads)
        update_one<Rule>(range, i, u);
}

template <class Rule> void launch_updates(std::span<const UpdatedRange<typename Rule::Update>> parts)
{
    RangeTable table;
    Updates<typename Rule::Update> updates{};
    for (const auto& part : parts) {
        const auto at = static_cast<std::size_t>(table.count);
        table.ranges[at] = part.range;
        updates.of[at] = part.update;
        table.first_block[at + 1] = table.first_block[at] + static_cast<int>((part.range.count + kChunk - 1) / kChunk);
        ++table.count;
    }
    const auto blocks = static_cast<unsigned>(table.first_block[table.count]);
    const auto constants = step_value(updates);
    if (blocks > 0)
        launch(update_kernel<Rule>, {dim3(blocks), dim3(kThreads)}, table, constants);
}

template <class Rule> void update(std::span<const UpdatedRange<typename Rule::Update>> parts)
{
    for (std::size_t first = 0; first < parts.size(); first += kMostRanges)
        launch_updates<Rule>(parts.subspan(first, std::min<std::size_t>(kMostRanges, parts.size() - first)));
}

void sgd(std::span<const UpdatedRange<SgdUpdate>> parts)
{
    parts.front().range.state[0] ? update<SgdRule<true>>(parts) : update<SgdRule<false>>(parts);
}

void adam(std::span<const UpdatedRange<AdamUpdate>> parts)
{
    parts.front().range.state[2] ? update<AdamRule<true>>(parts) : update<AdamRule<false>>(parts);
}

void rmsprop(std::span<const UpdatedRange<RmspropUpdate>> parts)
{
    const auto& state = parts.front().range.state;
    if (state[1])
        state[2] ? update<RmspropRule<true, true>>(parts) : update<RmspropRule<true, false>>(parts);
    else
        state[2] ? update<RmspropRule<false, true>>(parts) : update<RmspropRule<false, false>>(parts);
}

/// values[i] = f(values[i], other[i], number); `other` may be the values themselves.
template <class F> __global__ void in_place_kernel(float* values, const float* other, std::int64_t count, StepValue<float> step)
{
    const float number = step.get();
    const std::int64_t whole = count / kVector * kVector;
    for (std::int64_t i = kVector * thread_number(); i < whole; i += kVector * thread_count()) {
        Vector<float> v = load_vector(values + i);
        const Vector<float> o = load_vector(other + i);
#pragma unroll
        for (int k = 0; k < kVector; ++k)
            v.values[k] = F::of(v.values[k], o.values[k], number);
        store_vector(values + i, v);
    }
    for (std::int64_t i = whole + thread_number(); i < count; i += thread_count())
        values[i] = F::of(values[i], other[i], number);
}

struct Scaled {
    __device__ static float of(float value, float, float factor) { return value * factor; }
};
struct Clamped {
    __device__ static float of(float value, float, float limit)
    {
        const float low = value < -limit ? -limit : value;
        return low > limit ? limit : low;
    }
};
struct Moved {
    __device__ static float of(float average, float value, float share) { return average + share * (value - average); }
};

template <class F> void in_place(float* values, const float* other, std::int64_t count, const StepValue<float>& number)
{
    if (count > 0)
        launch(in_place_kernel<F>, grid_for((count + kVector - 1) / kVector), values, other, count, number);
}

/// With a number that does not change from step to step.
template <class F> void in_place_by(float* values, std::int64_t count, float number)
{
    in_place<F>(values, values, count, StepValue<float>{number});
}

void move_towards(float* average, const float* values, std::int64_t count, float share)
{
    in_place<Moved>(average, values, count, step_value(share));
}

const RegisterKernels<OptimizerKernels> registered{DeviceType::Cuda,
                                                   {sgd, adam, rmsprop, update<AdagradRule>, update<AdadeltaRule>,
                                                    update<AdamaxRule>, update<LionRule>, in_place_by<Scaled>,
                                                    in_place_by<Clamped>, move_towards, sum_of_squares, limit_norm}};

}  // namespace

}  // namespace ts::cuda
