#pragma once

#include <cstdint>

#include "engine/tensor/shape.h"

namespace ts::cuda {

/// The lines of a contiguous tensor along one dimension.
struct Lines {
    std::int64_t count = 1, length = 1, step = 1;

    Lines(const Shape& sizes, int dim)
    {
        if (sizes.rank() > 0)
            length = sizes[dim];
        for (int i = 0; i < sizes.rank(); ++i) {
            count *= i == dim ? 1 : sizes[i];
            step *= i > dim ? sizes[i] : 1;
        }
    }
    /// First element of a line.
    [[nodiscard]] __host__ __device__ std::int64_t first(std::int64_t line) const
    {
        return step == 1 ? line * length : line / step * step * length + line % step;
    }
};

/// Threads of a block for lines of that length: whole warps.
inline int threads_for_line(std::int64_t length)
{
    int threads = 32;
    while (threads < 256 && threads < length)
        threads *= 2;
    return threads;
}

}  // namespace ts::cuda
