#pragma once

#include <type_traits>

// One thread of a kernel runs at a time, of all blocks, and no atomic lets another one in, so plain reads and writes are atomic here.

namespace cuda_emulator {

template <class T> using SameType = std::type_identity_t<T>;

template <class T> T exchange(T* address, T next)
{
    const T old = *address;
    *address = next;
    return old;
}

}  // namespace cuda_emulator

template <class T> T atomicAdd(T* address, cuda_emulator::SameType<T> value)
{
    return cuda_emulator::exchange(address, static_cast<T>(*address + value));
}
template <class T> T atomicSub(T* address, cuda_emulator::SameType<T> value)
{
    return cuda_emulator::exchange(address, static_cast<T>(*address - value));
}
template <class T> T atomicMax(T* address, cuda_emulator::SameType<T> value)
{
    return cuda_emulator::exchange(address, *address < value ? value : *address);
}
template <class T> T atomicMin(T* address, cuda_emulator::SameType<T> value)
{
    return cuda_emulator::exchange(address, value < *address ? value : *address);
}
template <class T> T atomicExch(T* address, cuda_emulator::SameType<T> value)
{
    return cuda_emulator::exchange(address, value);
}
template <class T> T atomicCAS(T* address, cuda_emulator::SameType<T> expected, cuda_emulator::SameType<T> value)
{
    return cuda_emulator::exchange(address, *address == expected ? value : *address);
}
template <class T> T atomicOr(T* address, cuda_emulator::SameType<T> value)
{
    return cuda_emulator::exchange(address, static_cast<T>(*address | value));
}
template <class T> T atomicAnd(T* address, cuda_emulator::SameType<T> value)
{
    return cuda_emulator::exchange(address, static_cast<T>(*address & value));
}
template <class T> T atomicXor(T* address, cuda_emulator::SameType<T> value)
{
    return cuda_emulator::exchange(address, static_cast<T>(*address ^ value));
}
/// Counts up and starts again at 0 after `limit`.
inline unsigned atomicInc(unsigned* address, unsigned limit)
{
    return cuda_emulator::exchange(address, *address >= limit ? 0u : *address + 1);
}
/// Counts down and starts again at `limit` after 0.
inline unsigned atomicDec(unsigned* address, unsigned limit)
{
    return cuda_emulator::exchange(address, *address == 0 || *address > limit ? limit : *address - 1);
}

// All threads of all devices and the host: the host waits while a kernel runs.
template <class T> T atomicAdd_system(T* address, cuda_emulator::SameType<T> value)
{
    return atomicAdd(address, value);
}
template <class T> T atomicMax_system(T* address, cuda_emulator::SameType<T> value)
{
    return atomicMax(address, value);
}
template <class T> T atomicMin_system(T* address, cuda_emulator::SameType<T> value)
{
    return atomicMin(address, value);
}
template <class T> T atomicExch_system(T* address, cuda_emulator::SameType<T> value)
{
    return atomicExch(address, value);
}
template <class T> T atomicOr_system(T* address, cuda_emulator::SameType<T> value)
{
    return atomicOr(address, value);
}
template <class T> T atomicCAS_system(T* address, cuda_emulator::SameType<T> expected, cuda_emulator::SameType<T> value)
{
    return atomicCAS(address, expected, value);
}
