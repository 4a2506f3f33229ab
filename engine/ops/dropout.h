#pragma once

#include "engine/tensor/random.h"
#include "engine/tensor/tensor.h"

namespace ts {

/// Counters of a random stream that dropout of so many elements takes.
constexpr std::uint64_t dropout_counters(std::int64_t numel)
{
    return static_cast<std::uint64_t>(numel + 3) / 4;
}

/// Sets each element to zero with probability p and divides the others by 1 - p (Srivastava et al., 2014): what PyTorch's
/// dropout does while training. Element i in memory order is decided by word i % 4 of counter `counter` + i / 4 of `random`, so
/// the same stream and counter give the same mask. Throws ArgumentError unless 0 <= p <= 1.
Tensor dropout(const Tensor& x, double p, const Philox& random, std::uint64_t counter);

}  // namespace ts
