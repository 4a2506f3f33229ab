#pragma once

#include <cstddef>

namespace cuda_emulator {

// The device that is made believe has the limits of compute capability 9.0.
inline constexpr unsigned kMostBlock[3] = {1024, 1024, 64};
inline constexpr unsigned kMostGrid[3] = {2147483647, 65535, 65535};
inline constexpr std::size_t kSharedBytes = 48 * 1024;
inline constexpr std::size_t kSharedBytesOnRequest = 227 * 1024;
inline constexpr std::size_t kReservedSharedBytes = 1024;
inline constexpr std::size_t kSharedBytesOfMultiprocessor = 228 * 1024;
inline constexpr int kThreadsOfMultiprocessor = 2048;
inline constexpr int kMultiprocessors = 132;
inline constexpr int kRegisters = 65536;
inline constexpr int kCacheBytes = 50 * 1024 * 1024;
inline constexpr std::size_t kConstantBytes = 64 * 1024;

/// Can blocks run together? TENSORSCAPE_EMULATOR_COOPERATIVE=0 says no.
bool launches_cooperatively();

}  // namespace cuda_emulator
