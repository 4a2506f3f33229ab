#pragma once

#include <cstdint>

#include "engine/cuda/fault.h"
#include "engine/cuda/launch.h"
#include "engine/ops/recurrent_kernels.h"

namespace ts::cuda {

/// Threads of a block, and hidden units that it computes at a time.
inline constexpr int kSweepThreads = 256, kSweepUnits = 16;
/// What is in shared memory of a row at a time, in bytes.
inline constexpr int kSweepPieceBytes = 1024;
/// Nanoseconds between two looks at who has arrived: far less than a phase, enough to leave the memory to those that work.
inline constexpr unsigned kSweepNap = 20;

/// The products of a sweep: for every kSweepUnits hidden units (rows, columns) = (rows, depth) (columns, depth)^T a phase.
struct SweepNeeds {
    int batch, hidden, depth, columns, phases;
    int item_bytes;
};

/// How a sweep is cut into blocks and launches. Rows of a batch do not depend on each other, so blocks of other rows never
/// wait.
struct SweepCut {
    int rows;         ///< of a block: 8, 16 or 32
    int row_blocks;   ///< that all rows take
    int unit_blocks;  ///< that share the hidden units of the same rows
    int phases;       ///< that one launch runs; blocks of the same rows meet in between
    bool resident;    ///< are a block's weights kept in shared memory for all of them?
    int piece;        ///< numbers of the depth that are in shared memory at a time
    std::size_t shared_bytes;

    [[nodiscard]] Grid grid() const
    {
        return {dim3(static_cast<unsigned>(unit_blocks), static_cast<unsigned>(row_blocks)), dim3(kSweepThreads), shared_bytes,
                meets()};
    }
    /// Do blocks wait for each other?
    [[nodiscard]] bool meets() const { return phases > 1 && unit_blocks > 1; }
    /// Number in a list of kernels for 8, 16 and 32 rows.
    [[nodiscard]] int kernel() const { return rows / 16; }
};

/// Picks the way that is expected to be the quickest. Weights that fit into one block's shared memory stay there, and each
/// block goes through all phases by itself. Else blocks with a share of the weights each meet between phases, if all of them
/// run at the same time. Else small weights are read again in every phase. Else each phase is a launch, which brings its own
/// meeting. `kernels` are those for 8, 16 and 32 rows.
SweepCut cut_sweep(const SweepNeeds& needs, const void* const (&kernels)[3]);

/// Numbers from one row to the next in shared memory: an odd number of 16 bytes, so that rows fall on different banks.
__host__ __device__ constexpr int sweep_stride(int depth, int item_bytes)
{
    const int vector = 16 / item_bytes;
    return ((depth + vector - 1) / vector | 1) * vector;
}

/// Where rows are in their sweep.
struct SweepWalk {
    int steps, batch, hidden;
    bool reverse;
    const std::int64_t* lengths;  ///< null: all steps
    Fault* fault;

    explicit SweepWalk(const RecurrentSweep& sweep);

    [[nodiscard]] __device__ int step(int i) const { return reverse ? steps - 1 - i : i; }
    [[nodiscard]] __device__ int length(int row) const
    {
        if (!lengths)
            return steps;
        const std::int64_t length = lengths[row];
        if (length >= 0 && length <= steps)
            return static_cast<int>(length);
        report(fault, FaultKind::LengthOutOfRange, length, steps);
        return 0;
    }
    /// The step before step t of a row of this length; -1 where t is its first.
    [[nodiscard]] __device__ int before(int t, int length) const
    {
        const int earlier = reverse ? t + 1 : t - 1;
        return earlier < length ? earlier : -1;
    }
    /// The step that a row ends with.
    [[nodiscard]] __device__ int last(int length) const { return reverse ? 0 : length - 1; }
};

/// Blocks of the same rows meet between phases number `meeting` - 1 and `meeting`: what was written before is read behind it by
/// __ldcg. All of them have to be running.
__device__ inline void meet(int* arrivals, int blocks, int meeting)
{
    if (blocks == 1) {
        __syncthreads();
        return;
    }
    __threadfence();
    __syncthreads();
    if (threadIdx.x == 0) {
        atomicAdd(arrivals, 1);
        while (*static_cast<volatile int*>(arrivals) < blocks * meeting)
            __nanosleep(kSweepNap);
        __threadfence();
    }
    __syncthreads();
}

/// Places where the blocks of each group of rows count arrivals: zeros, or null where nothing meets.
Tensor arrival_counts(const SweepCut& cut);

void recurrent_forward(const RecurrentForward& call);
void recurrent_backward(const RecurrentBackward& call);

}  // namespace ts::cuda
