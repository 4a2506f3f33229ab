#pragma once

namespace cuda_emulator {

/// What a barrier of the block tells every thread of the values that all gave.
struct BarrierResult {
    int count = 0;  ///< how many were not 0
    int threads = 0;
};

/// Waits until every thread of the block that has not returned is here.
BarrierResult block_barrier(bool value);

/// Lets the other threads of the block run, then, in a cooperative launch, the other blocks.
void sleep();

/// Ends the launch with cudaErrorLaunchFailure.
[[noreturn]] void trap();

}  // namespace cuda_emulator

inline void __syncthreads()
{
    cuda_emulator::block_barrier(false);
}
inline int __syncthreads_count(int predicate)
{
    return cuda_emulator::block_barrier(predicate != 0).count;
}
inline int __syncthreads_or(int predicate)
{
    return cuda_emulator::block_barrier(predicate != 0).count != 0;
}
inline int __syncthreads_and(int predicate)
{
    const cuda_emulator::BarrierResult all = cuda_emulator::block_barrier(predicate != 0);
    return all.count == all.threads;
}

// Threads run one at a time and every store is seen at once; the compiler alone must not move memory accesses.
inline void __threadfence()
{
    asm volatile("" ::: "memory");
}
inline void __threadfence_block()
{
    __threadfence();
}
inline void __threadfence_system()
{
    __threadfence();
}

/// A thread that waits for another one has to call it in its loop.
inline void __nanosleep(unsigned)
{
    cuda_emulator::sleep();
}

[[noreturn]] inline void __trap()
{
    cuda_emulator::trap();
}
