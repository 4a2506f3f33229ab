#pragma once

// CUDA's keywords for a compiler that does not know them.

#define __global__
#define __device__
#define __host__
#define __constant__
#define __forceinline__ inline __attribute__((always_inline))
#define __launch_bounds__(...)
#define __align__(bytes) __attribute__((aligned(bytes)))
#define __grid_constant__
#ifndef __restrict__
#define __restrict__ __restrict
#endif

// All threads of a block are fibers of one thread of the processor, so what is local to that thread is shared by the block. Both
// `__shared__ float s[32];` in a kernel and `extern __shared__ unsigned char s[];` outside are valid declarations then.
#define __shared__ thread_local
