#pragma once

#include <cstdint>

#include "engine/cpu/compute_threads.h"

namespace ts {

/// Work below this many elements is not worth a second thread (starting one costs about a microsecond).
inline constexpr std::int64_t kParallelGrain = 32768;

/// Calls body(begin, end) for pieces of [0, n) on several threads. Pieces begin at multiples of 64 whatever the number of
/// threads, so that vectorised loops give the same bits. `cost` is the work of one index in elements.
template <class Body> void parallel_for(std::int64_t n, std::int64_t cost, Body&& body)
{
    const int threads = n * cost < 2 * kParallelGrain ? 1 : compute_threads();
    if (threads == 1 || n < 2) {
        if (n > 0)
            body(std::int64_t{0}, n);
        return;
    }
    const std::int64_t align = n >= 64 * threads ? 64 : 1;
    const std::int64_t piece = ((n + threads - 1) / threads + align - 1) / align * align;
    const std::int64_t pieces = (n + piece - 1) / piece;
#pragma omp parallel for schedule(static, 1) num_threads(threads)
    for (std::int64_t p = 0; p < pieces; ++p)
        body(p * piece, p * piece + piece < n ? p * piece + piece : n);
}

}  // namespace ts
