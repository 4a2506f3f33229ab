#pragma once

#include <algorithm>
#include <cstdint>

#include "engine/cuda/fault.h"
#include "engine/cuda/launch.h"

namespace ts::cuda {

/// out (outer, count, units) from in (outer, size, units): row i of each block is row index[i] of the block it comes from.
/// A unit is a piece of memory that is moved at once.
struct RowCopy {
    const std::int64_t* index;
    std::int64_t outer, count, size;
    std::int64_t bytes;         ///< of a row
    std::int64_t skipped = -1;  ///< an index whose rows become zeros; -1: none
    Fault* fault = nullptr;
    FaultKind kind = FaultKind::IndexOutOfRange;
};

template <class Unit> __global__ void copy_rows_kernel(RowCopy copy, std::int64_t units, int across, const Unit* in, Unit* out)
{
    const int x = static_cast<int>(threadIdx.x) % across;
    const std::int64_t rows = copy.outer * copy.count;
    for (std::int64_t row = thread_number() / across; row < rows; row += thread_count() / across) {
        const std::int64_t block = copy.outer == 1 ? 0 : row / copy.count, i = row - block * copy.count;
        const std::int64_t from = copy.index[i];
        // An index that is reported reads nothing.
        const bool zero = !inside(copy.fault, copy.kind, from, copy.size, i) || from == copy.skipped;
        const Unit* source = in + (block * copy.size + from) * units;
        Unit* goal = out + row * units;
        for (std::int64_t u = x; u < units; u += across)
            goal[u] = zero ? Unit{} : source[u];
    }
}

template <class Copy> __global__ void check_rows_kernel(Copy copy)
{
    for (std::int64_t i = thread_number(); i < copy.count; i += thread_count())
        inside(copy.fault, copy.kind, copy.index[i], copy.size, i);
}

template <class Unit> void copy_rows_in(const RowCopy& copy, const void* in, void* out)
{
    const std::int64_t units = copy.bytes / static_cast<std::int64_t>(sizeof(Unit));
    int across = 1;
    while (across < 64 && across < units)
        across *= 2;
    launch(copy_rows_kernel<Unit>, grid_for(copy.outer * copy.count * across), copy, units, across,
           static_cast<const Unit*>(in), static_cast<Unit*>(out));
}

/// Contiguous memory. Indices out of range are reported.
inline void copy_rows(const RowCopy& copy, const void* in, void* out)
{
    if (copy.count == 0)
        return;
    if (copy.outer == 0 || copy.bytes == 0)
        return launch(check_rows_kernel<RowCopy>, grid_for(copy.count), copy);
    const auto together = static_cast<std::uintptr_t>(copy.bytes) | reinterpret_cast<std::uintptr_t>(in)
        | reinterpret_cast<std::uintptr_t>(out);
    if (together % 16 == 0)
        copy_rows_in<uint4>(copy, in, out);
    else if (together % 8 == 0)
        copy_rows_in<std::uint64_t>(copy, in, out);
    else if (together % 4 == 0)
        copy_rows_in<std::uint32_t>(copy, in, out);
    else if (together % 2 == 0)
        copy_rows_in<std::uint16_t>(copy, in, out);
    else
        copy_rows_in<std::uint8_t>(copy, in, out);
}

}  // namespace ts::cuda
