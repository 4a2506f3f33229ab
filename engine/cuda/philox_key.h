#pragma once

#include <cstdint>

#include "engine/cuda/step_values.h"
#include "engine/tensor/random.h"

namespace ts::cuda {

/// Which random numbers a kernel draws. Another stream belongs to every use, so that it differs from step to step.
struct PhiloxKey {
    std::uint64_t seed = 0, stream = 0;
};
using StepRandom = StepValue<PhiloxKey>;

inline StepRandom step_random(const Philox& random)
{
    return step_value(PhiloxKey{random.seed(), random.stream()});
}
__device__ inline Philox drawn_from(const StepRandom& random)
{
    const PhiloxKey key = random.get();
    return Philox(key.seed, key.stream);
}

}  // namespace ts::cuda
