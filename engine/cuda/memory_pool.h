#pragma once

#include <array>
#include <cstddef>
#include <map>
#include <set>
#include <utility>
#include <vector>

namespace ts::cuda {

/// Sizes that the device's memory is handed out in are multiples of this.
inline constexpr std::size_t kMemoryUnit = 512;

/// Segments of device memory, cut into blocks and put together again: the free block that fits best is taken, what is left of
/// it stays free, and free neighbours become one. Small freed blocks are first kept whole, to be taken again quickly. Knows
/// addresses only and touches no memory. Not safe for several threads.
class MemoryPool {
public:
    /// A free block of at least `bytes`, a multiple of the unit; null where none fits.
    void* take(std::size_t bytes);
    /// Takes back what take(bytes) gave.
    void put_back(void* data, std::size_t bytes);
    /// A segment to cut blocks from.
    void add(void* base, std::size_t bytes);
    /// Lets go of the segments that no block of is used.
    std::vector<std::pair<void*, std::size_t>> remove_empty();
    /// Hands all segments and the blocks in them on.
    void move_to(MemoryPool& other);

    /// Does this address lie in one of its segments?
    [[nodiscard]] bool holds(const void* data) const;
    [[nodiscard]] std::size_t segment_bytes() const { return m_segment_bytes; }
    /// Bytes of blocks that are taken, as they were asked for.
    [[nodiscard]] std::size_t used_bytes() const { return m_used_bytes; }
    /// The size of the segment to be added so that a block of `bytes` fits.
    static std::size_t segment_for(std::size_t bytes);

private:
    struct Chunk {
        std::size_t bytes = 0;
        bool free = true;
    };
    struct Segment {
        std::size_t bytes = 0;
        std::map<std::byte*, Chunk> chunks;
    };
    static constexpr std::size_t kQuickSizes = 128;
    using FreeChunk = std::pair<std::size_t, std::byte*>;

    Segment& segment_of(const void* data);
    void join(Segment& segment, std::map<std::byte*, Chunk>::iterator chunk);
    void free_quick_blocks();
    static bool is_small(std::size_t bytes);
    std::set<FreeChunk>& free_of(const Segment& segment);

    std::map<std::byte*, Segment> m_segments;
    std::set<FreeChunk> m_small_free, m_large_free;  // of segments for small and for large blocks
    std::array<std::vector<std::byte*>, kQuickSizes> m_quick;
    std::size_t m_segment_bytes = 0;
    std::size_t m_used_bytes = 0;
};

}  // namespace ts::cuda
