#pragma once

#include <cstdint>
#include <cuda_runtime.h>

namespace ts::cuda {

/// What a kernel found wrong with its data; the host learns of it when it waits for the device next.
enum class FaultKind : std::int32_t {
    None,
    IndexOutOfRange,    ///< value: the index, limit: the size of the dimension
    CrossEntropyClass,  ///< value: the class of the target at `position`, limit: how many classes there are
    NllClass,           ///< the same for nll_loss
    EmbeddingRow,       ///< value: the index at `position`, limit: rows
    LengthOutOfRange,   ///< of a sequence; value: the length, limit: steps
    DivisionByZero,     ///< of whole numbers
};

/// In memory that host and device share. The first fault is kept; of several of one kernel that at the first position.
struct Fault {
    FaultKind kind;
    std::int32_t locked;
    long long value;
    long long limit;
    long long position;
};

/// Where kernels of the current device report.
Fault* fault_place();

/// Throws ArgumentError for what was reported since, in the words that the same mistake gets on the CPU, and forgets it.
void throw_fault();

/// To be called by the thread that sees the mistake, which then goes on with something harmless.
__device__ inline void report(Fault* fault, FaultKind kind, long long value, long long limit, long long position = 0)
{
    volatile Fault& kept = *fault;
    const auto earlier = [&] {
        return kept.kind == FaultKind::None || (kept.kind == kind && kept.limit == limit && position < kept.position);
    };
    // Released within the loop, so that lanes of one warp do not wait for each other. The lock is the device's own: memory of
    // the host has no atomics that both see.
    for (bool waiting = true; waiting && earlier();) {
        if (atomicCAS(&fault->locked, 0, 1) != 0)
            continue;
        __threadfence_system();
        if (earlier()) {
            kept.value = value;
            kept.limit = limit;
            kept.position = position;
            __threadfence_system();
            kept.kind = kind;
        }
        __threadfence_system();
        atomicExch(&fault->locked, 0);
        waiting = false;
    }
}

/// Is 0 <= index < size? Reports where it is not.
__device__ inline bool inside(Fault* fault, FaultKind kind, long long index, long long size, long long position = 0)
{
    if (static_cast<unsigned long long>(index) < static_cast<unsigned long long>(size))
        return true;
    report(fault, kind, index, size, position);
    return false;
}

}  // namespace ts::cuda
