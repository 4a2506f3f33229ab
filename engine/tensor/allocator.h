#pragma once

#include <cstddef>
#include <cstdint>

namespace ts {

/// A block of host memory, aligned to 64 bytes.
struct Block {
    void* data = nullptr;
    std::size_t capacity = 0;  ///< usable bytes, at least what was asked for
};

/// Host memory of at least `bytes` from a cache of freed blocks, so that a steady training step asks the system for none.
/// Throws DeviceError with the size where the system has no memory left. Any thread may free what another allocated.
Block allocate(std::size_t bytes);

/// Gives a block back to the cache. `capacity` as allocate() gave it, or the size it was asked for.
void deallocate(void* data, std::size_t capacity) noexcept;

/// Gives cached blocks that nobody uses back to the system.
void release_cached_memory() noexcept;

struct MemoryStats {
    std::size_t in_use = 0;             ///< bytes handed out now
    std::size_t reserved = 0;           ///< bytes held from the system
    std::size_t peak = 0;               ///< largest in_use since reset_peak_memory()
    std::uint64_t system_requests = 0;  ///< how often the system was asked for memory
};

MemoryStats memory_stats();
void reset_peak_memory();

}  // namespace ts
