#pragma once

#include "engine/cuda/launch.h"
#include "engine/cuda/row_registers.h"

namespace ts::cuda {

/// Blocks for that many rows, at most `most`; kernels with fewer blocks than rows loop.
template <class Row> Grid row_grid(std::int64_t rows, std::int64_t most = 0x7fffffff)
{
    const std::int64_t blocks = (rows + kRowsAtOnce<Row> - 1) / kRowsAtOnce<Row>;
    return {dim3(static_cast<unsigned>(blocks < most ? blocks : most)), dim3(kRowThreads<Row>)};
}

/// Calls `body` with the way to hold a row of n numbers of T, and says whether there is one. `vectors`: rows and addresses
/// allow reading kVector numbers at once. `kMost`: numbers that a thread may hold.
template <class T, int kMost, class Body> bool with_row_registers(std::int64_t n, bool vectors, Body&& body)
{
    constexpr int kLargest = sizeof(T) == 8 ? kMost / 2 : kMost;
    if (n <= 8)
        return body(RowRegisters<8, 1, false>{}), true;
    if (n <= 32)
        return body(RowRegisters<32, 1, false>{}), true;
    if (n <= 64)
        return body(RowRegisters<32, 2, false>{}), true;
    const auto by_width = [&]<int kEach>(std::integral_constant<int, kEach>) {
        if constexpr (kEach <= kLargest) {
            if (n > kWarp * kEach)
                return false;
            if (vectors)
                body(RowRegisters<kWarp, kEach, true>{});
            else
                body(RowRegisters<kWarp, kEach, false>{});
            return true;
        }
        return false;
    };
    const auto by_block = [&]<int kLanes>(std::integral_constant<int, kLanes>) {
        if (!vectors || n > kLanes * kLargest)
            return false;
        return body(RowRegisters<kLanes, kLargest, true>{}), true;
    };
    // Where a thread holds little, whole blocks of the largest size hold long rows.
    constexpr int kLongest = kMost <= 8 ? 1024 : 256;
    return by_width(std::integral_constant<int, 4>{}) || by_width(std::integral_constant<int, 8>{})
        || by_width(std::integral_constant<int, 16>{}) || by_width(std::integral_constant<int, 32>{})
        || by_block(std::integral_constant<int, 128>{}) || by_block(std::integral_constant<int, 256>{})
        || by_block(std::integral_constant<int, kLongest>{});
}

}  // namespace ts::cuda
