#pragma once

#include <cstdint>
#include <cuda_runtime.h>

namespace ts::cuda {

/// Division of numbers below 2^31 by one that is known beforehand, as a product and a shift (Granlund & Montgomery, "Division
/// by invariant integers using multiplication", 1994): a division proper costs a kernel some twenty instructions.
struct Divisor {
    std::uint32_t size = 1;
    std::uint32_t multiplier = 1;
    std::uint32_t shift = 0;

    Divisor() = default;
    /// 0 < divisor < 2^31
    explicit Divisor(std::uint32_t divisor) : size(divisor)
    {
        while ((std::uint64_t{1} << shift) < divisor)
            ++shift;
        multiplier = static_cast<std::uint32_t>(((((std::uint64_t{1} << shift) - divisor) << 32) / divisor) + 1);
    }

    __host__ __device__ std::uint32_t quotient(std::uint32_t n) const
    {
        const auto high = static_cast<std::uint32_t>((static_cast<std::uint64_t>(n) * multiplier) >> 32);
        return (high + n) >> shift;
    }
    /// Leaves the remainder and returns the quotient.
    __host__ __device__ std::uint32_t split(std::uint32_t& n) const
    {
        const std::uint32_t whole = quotient(n);
        n -= whole * size;
        return whole;
    }
};

}  // namespace ts::cuda
