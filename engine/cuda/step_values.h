#pragma once

#include <cstdint>
#include <cstring>
#include <cuda_runtime.h>
#include <type_traits>

namespace ts::cuda {

/// A number, or a small struct of numbers, that differs from step to step. Kernels take it by value and call get(): outside a
/// capture it carries the value itself; in a captured step it names a place in device memory that is written before every
/// replay.
template <class T> struct StepValue {
    T value{};
    const T* place = nullptr;

    __device__ T get() const { return place ? *place : value; }
};

/// The place in device memory for the next value of a step that is being captured, filled with `now`; null outside a capture.
/// Where values are told (see below) `now` is kept for the next replay.
const void* step_place(const void* now, std::size_t bytes);
/// The same for a counter of random numbers, which moves on by 2^32 a step by itself.
const void* step_counter_place(std::uint64_t now);

/// Is the host going through a captured step only to tell the values of the next replay? launch() launches nothing then.
bool telling_values();

template <class T> StepValue<T> step_value(const T& now)
{
    static_assert(std::is_trivially_copyable_v<T>);
    return {now, static_cast<const T*>(step_place(&now, sizeof(T)))};
}

/// A counter of random numbers as operations are given it (2^32 of them belong to each step).
inline StepValue<std::uint64_t> step_counter(std::uint64_t now)
{
    return {now, static_cast<const std::uint64_t*>(step_counter_place(now))};
}

}  // namespace ts::cuda
