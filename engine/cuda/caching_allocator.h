#pragma once

#include <cstddef>
#include <memory>
#include <mutex>
#include <vector>

#include "engine/cuda/memory_pool.h"
#include "engine/tensor/allocator.h"
#include "engine/tensor/captured_work.h"

namespace ts::cuda {

class CachingAllocator;

/// Memory of captured work. What is freed while work is recorded stays here, since a replay writes it again. When the pool
/// goes, its memory becomes the allocator's ordinary cache.
class PrivatePool : public CapturePool {
public:
    explicit PrivatePool(CachingAllocator& allocator) : m_allocator(allocator) { }
    ~PrivatePool() override;

private:
    friend class CachingAllocator;
    CachingAllocator& m_allocator;
    MemoryPool m_memory;
    std::vector<Block> m_parked;  // ordinary blocks that were freed during a recording that may use them
};

/// Memory of one device from a cache of freed blocks. Blocks are handed out and taken back in the order of the compute stream,
/// so a block may be used again at once: what used it before is queued in front.
class CachingAllocator {
public:
    /// Throws DeviceError with the sizes where the device has no memory left, cached blocks included.
    Block allocate(std::size_t bytes);
    void deallocate(void* data, std::size_t capacity) noexcept;
    void release_cached() noexcept;
    /// Captured work counts as in use with all the memory it holds.
    [[nodiscard]] MemoryStats stats() const;
    void reset_peak();
    /// Most bytes to hold from the device; 0: all there are.
    void set_limit(std::size_t bytes);

    /// Until end_private(), this thread's blocks come from `pool`.
    void begin_private(PrivatePool& pool);
    void end_private();

private:
    friend class PrivatePool;
    [[nodiscard]] PrivatePool* private_pool() const;
    void close(PrivatePool& pool);
    void add_segment(MemoryPool& pool, std::size_t bytes);
    void release_empty(MemoryPool& pool);
    void count_use();
    [[nodiscard]] std::size_t in_use() const;
    [[noreturn]] void throw_out_of_memory(std::size_t wanted) const;

    mutable std::mutex m_mutex;
    MemoryPool m_memory;
    std::vector<PrivatePool*> m_private;  // those that hold memory
    std::size_t m_limit = 0;
    MemoryStats m_stats;
};

}  // namespace ts::cuda
