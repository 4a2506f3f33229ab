#pragma once

#include <atomic>
#include <cstdint>

#include "engine/cpu/compute_threads.h"

namespace ts {

/// Work below this many elements is not worth a second thread (starting one costs about a microsecond).
inline constexpr std::int64_t kParallelGrain = 32768;
inline std::atomic<std::int64_t> g_parallel_grain{kParallelGrain};

/// Calls body(begin, end) for pieces of [0, n) on several threads. `cost` is the work of one index in elements. Pieces begin at
/// multiples of 64 where there are enough, always with `aligned`.
template <class Body> void parallel_pieces(std::int64_t n, std::int64_t cost, bool aligned, Body&& body)
{
    const int threads = n * cost < 2 * g_parallel_grain.load(std::memory_order_relaxed) ? 1 : compute_threads();
    const std::int64_t align = aligned || n >= 64 * threads ? 64 : 1;
    if (threads == 1 || n <= align) {
        if (n > 0)
            body(std::int64_t{0}, n);
        return;
    }
    const std::int64_t piece = ((n + threads - 1) / threads + align - 1) / align * align;
    const std::int64_t pieces = (n + piece - 1) / piece;
#pragma omp parallel for schedule(static, 1) num_threads(threads)
    for (std::int64_t p = 0; p < pieces; ++p)
        body(p * piece, p * piece + piece < n ? p * piece + piece : n);
}

/// For indices that do not depend on each other's place, such as rows.
template <class Body> void parallel_for(std::int64_t n, std::int64_t cost, Body&& body)
{
    parallel_pieces(n, cost, false, static_cast<Body&&>(body));
}

/// For elements that a vectorised loop takes several at a time: pieces begin at multiples of 64 whatever the number of
/// threads, so that each element is computed the same way and gives the same bits.
template <class Body> void parallel_elements(std::int64_t n, std::int64_t cost, Body&& body)
{
    parallel_pieces(n, cost, true, static_cast<Body&&>(body));
}

}  // namespace ts
