#pragma once

#include <bit>
#include <cstdint>
#include <cstring>
#include <type_traits>

#include "cuda_emulator/vector_types.h"

namespace cuda_emulator {

enum class WarpTask { Sync, Shuffle, Ballot, Match, Add, Min, Max, SignedMin, SignedMax, And, Or, Xor };

/// What a lane brings to an operation of its warp. `source` is the lane a shuffle reads from.
struct WarpOffer {
    WarpTask task = WarpTask::Sync;
    unsigned mask = 0;
    int source = 0;
    std::uint64_t value = 0;
};

/// Waits until all lanes of the mask that have not returned offer the same task; then each gets its answer.
std::uint64_t warp_operation(const WarpOffer& offer);
/// Lanes of this thread's warp that have not returned.
unsigned warp_active_mask();
/// Number of this thread in its warp.
int warp_lane();

template <class T> T warp_shuffle(unsigned mask, T value, int source)
{
    static_assert(sizeof(T) <= sizeof(std::uint64_t) && std::is_trivially_copyable_v<T>);
    WarpOffer offer{WarpTask::Shuffle, mask, source, 0};
    std::memcpy(&offer.value, &value, sizeof(T));
    const std::uint64_t answer = warp_operation(offer);
    std::memcpy(static_cast<void*>(&value), &answer, sizeof(T));
    return value;
}

inline unsigned warp_answer(WarpTask task, unsigned mask, std::uint64_t value)
{
    return static_cast<unsigned>(warp_operation({task, mask, 0, value}));
}

}  // namespace cuda_emulator

inline void __syncwarp(unsigned mask = 0xffffffffu)
{
    cuda_emulator::warp_answer(cuda_emulator::WarpTask::Sync, mask, 0);
}

template <class T> T __shfl_sync(unsigned mask, T value, int lane, int width = warpSize)
{
    const int own = cuda_emulator::warp_lane();
    return cuda_emulator::warp_shuffle(mask, value, (own & ~(width - 1)) | (lane & (width - 1)));
}
template <class T> T __shfl_xor_sync(unsigned mask, T value, int lane_mask, int width = warpSize)
{
    const int own = cuda_emulator::warp_lane(), source = own ^ lane_mask;
    return cuda_emulator::warp_shuffle(mask, value, source > (own | (width - 1)) ? own : source);
}
template <class T> T __shfl_down_sync(unsigned mask, T value, unsigned delta, int width = warpSize)
{
    const int own = cuda_emulator::warp_lane(), source = own + static_cast<int>(delta);
    return cuda_emulator::warp_shuffle(mask, value, source > (own | (width - 1)) ? own : source);
}
template <class T> T __shfl_up_sync(unsigned mask, T value, unsigned delta, int width = warpSize)
{
    const int own = cuda_emulator::warp_lane(), source = own - static_cast<int>(delta);
    return cuda_emulator::warp_shuffle(mask, value, source < (own & ~(width - 1)) ? own : source);
}

inline unsigned __ballot_sync(unsigned mask, int predicate)
{
    return cuda_emulator::warp_answer(cuda_emulator::WarpTask::Ballot, mask, predicate != 0);
}
inline int __any_sync(unsigned mask, int predicate)
{
    return __ballot_sync(mask, predicate) != 0;
}
inline int __all_sync(unsigned mask, int predicate)
{
    return __ballot_sync(mask, !predicate) == 0;
}
inline unsigned __activemask()
{
    return cuda_emulator::warp_active_mask();
}
template <class T> unsigned __match_any_sync(unsigned mask, T value)
{
    std::uint64_t bits = 0;
    std::memcpy(&bits, &value, sizeof(T));
    return cuda_emulator::warp_answer(cuda_emulator::WarpTask::Match, mask, bits);
}

inline unsigned __reduce_add_sync(unsigned mask, unsigned value)
{
    return cuda_emulator::warp_answer(cuda_emulator::WarpTask::Add, mask, value);
}
inline int __reduce_add_sync(unsigned mask, int value)
{
    return static_cast<int>(__reduce_add_sync(mask, static_cast<unsigned>(value)));
}
inline unsigned __reduce_min_sync(unsigned mask, unsigned value)
{
    return cuda_emulator::warp_answer(cuda_emulator::WarpTask::Min, mask, value);
}
inline int __reduce_min_sync(unsigned mask, int value)
{
    return static_cast<int>(
        cuda_emulator::warp_answer(cuda_emulator::WarpTask::SignedMin, mask, static_cast<std::uint64_t>(std::int64_t{value})));
}
inline unsigned __reduce_max_sync(unsigned mask, unsigned value)
{
    return cuda_emulator::warp_answer(cuda_emulator::WarpTask::Max, mask, value);
}
inline int __reduce_max_sync(unsigned mask, int value)
{
    return static_cast<int>(
        cuda_emulator::warp_answer(cuda_emulator::WarpTask::SignedMax, mask, static_cast<std::uint64_t>(std::int64_t{value})));
}
inline unsigned __reduce_and_sync(unsigned mask, unsigned value)
{
    return cuda_emulator::warp_answer(cuda_emulator::WarpTask::And, mask, value);
}
inline unsigned __reduce_or_sync(unsigned mask, unsigned value)
{
    return cuda_emulator::warp_answer(cuda_emulator::WarpTask::Or, mask, value);
}
inline unsigned __reduce_xor_sync(unsigned mask, unsigned value)
{
    return cuda_emulator::warp_answer(cuda_emulator::WarpTask::Xor, mask, value);
}
