#pragma once

#include <array>
#include <cstdint>
#include <cuda_runtime.h>

namespace cuda_emulator {

inline constexpr int kWarpSize = 32;

/// The lanes of one warp, as bits, and what those that wait for each other have brought.
struct WarpState {
    std::uint32_t live = 0;        ///< have not returned
    std::uint32_t ready = 0;       ///< could run
    std::uint32_t at_barrier = 0;  ///< wait for the block
    std::uint32_t at_warp = 0;     ///< wait for lanes of the warp
    std::uint32_t asleep = 0;      ///< wait until nobody else can run
    std::array<WarpOffer, kWarpSize> offers;
    std::array<std::uint64_t, kWarpSize> answers;

    /// Lanes that an operation with this mask waits for, if all of them are there; else 0.
    std::uint32_t complete(unsigned mask) const;
    /// Whether all lanes of a complete group ask for the same.
    bool agree(std::uint32_t group) const;
    /// Fills in the answers of a complete group.
    void resolve(std::uint32_t group);
};

}  // namespace cuda_emulator
