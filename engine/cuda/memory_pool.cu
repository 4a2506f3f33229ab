#include <functional>
#include <iterator>

#include "engine/cuda/memory_pool.h"

namespace ts::cuda {

namespace {

constexpr std::size_t kMiB = std::size_t{1} << 20;
constexpr std::size_t kSmall = kMiB;  // blocks up to this share segments of their own
constexpr std::size_t kSmallSegment = 2 * kMiB;
constexpr std::size_t kLargeSegment = 20 * kMiB;  // for blocks up to half of it
constexpr std::size_t kLeastLarge = 64 * 1024;    // what is left of a large block and smaller stays with it

}  // namespace

bool MemoryPool::is_small(std::size_t bytes)
{
    return bytes <= kSmall;
}

std::size_t MemoryPool::segment_for(std::size_t bytes)
{
    if (is_small(bytes))
        return kSmallSegment;
    if (bytes < kLargeSegment / 2)
        return kLargeSegment;
    return (bytes + kSmallSegment - 1) / kSmallSegment * kSmallSegment;
}

std::set<MemoryPool::FreeChunk>& MemoryPool::free_of(const Segment& segment)
{
    return segment.bytes == kSmallSegment ? m_small_free : m_large_free;
}

MemoryPool::Segment& MemoryPool::segment_of(const void* data)
{
    auto* address = static_cast<std::byte*>(const_cast<void*>(data));
    return std::prev(m_segments.upper_bound(address))->second;
}

bool MemoryPool::holds(const void* data) const
{
    auto* address = static_cast<std::byte*>(const_cast<void*>(data));
    const auto after = m_segments.upper_bound(address);
    if (after == m_segments.begin())
        return false;
    const auto& [base, segment] = *std::prev(after);
    return std::less<>()(address, base + segment.bytes);
}

void MemoryPool::add(void* base, std::size_t bytes)
{
    auto* begin = static_cast<std::byte*>(base);
    Segment& segment = m_segments[begin];
    segment.bytes = bytes;
    segment.chunks[begin] = {bytes, true};
    free_of(segment).emplace(bytes, begin);
    m_segment_bytes += bytes;
}

void* MemoryPool::take(std::size_t bytes)
{
    const std::size_t units = bytes / kMemoryUnit;
    if (units <= kQuickSizes && !m_quick[units - 1].empty()) {
        std::byte* block = m_quick[units - 1].back();
        m_quick[units - 1].pop_back();
        m_used_bytes += bytes;
        return block;
    }
    std::set<FreeChunk>& free = is_small(bytes) ? m_small_free : m_large_free;
    const auto found = free.lower_bound({bytes, nullptr});
    if (found == free.end())
        return nullptr;
    const auto [size, data] = *found;
    free.erase(found);
    Segment& segment = segment_of(data);
    Chunk& chunk = segment.chunks[data];
    chunk.free = false;
    if (size - bytes >= (is_small(bytes) ? kMemoryUnit : kLeastLarge)) {
        chunk.bytes = bytes;
        segment.chunks[data + bytes] = {size - bytes, true};
        free.emplace(size - bytes, data + bytes);
    }
    m_used_bytes += bytes;
    return data;
}

void MemoryPool::put_back(void* data, std::size_t bytes)
{
    m_used_bytes -= bytes;
    auto* block = static_cast<std::byte*>(data);
    const std::size_t units = bytes / kMemoryUnit;
    if (units <= kQuickSizes) {
        m_quick[units - 1].push_back(block);
        return;
    }
    Segment& segment = segment_of(block);
    join(segment, segment.chunks.find(block));
}

/// Makes a chunk free, and one with its free neighbours.
void MemoryPool::join(Segment& segment, std::map<std::byte*, Chunk>::iterator chunk)
{
    std::set<FreeChunk>& free = free_of(segment);
    if (const auto next = std::next(chunk); next != segment.chunks.end() && next->second.free) {
        free.erase({next->second.bytes, next->first});
        chunk->second.bytes += next->second.bytes;
        segment.chunks.erase(next);
    }
    if (chunk != segment.chunks.begin()) {
        if (const auto before = std::prev(chunk); before->second.free) {
            free.erase({before->second.bytes, before->first});
            before->second.bytes += chunk->second.bytes;
            segment.chunks.erase(chunk);
            chunk = before;
        }
    }
    chunk->second.free = true;
    free.emplace(chunk->second.bytes, chunk->first);
}

void MemoryPool::free_quick_blocks()
{
    for (std::vector<std::byte*>& blocks : m_quick) {
        for (std::byte* block : blocks) {
            Segment& segment = segment_of(block);
            join(segment, segment.chunks.find(block));
        }
        blocks.clear();
    }
}

std::vector<std::pair<void*, std::size_t>> MemoryPool::remove_empty()
{
    free_quick_blocks();
    std::vector<std::pair<void*, std::size_t>> removed;
    for (auto at = m_segments.begin(); at != m_segments.end();) {
        const Segment& segment = at->second;
        if (segment.chunks.size() != 1 || !segment.chunks.begin()->second.free) {
            ++at;
            continue;
        }
        free_of(segment).erase({segment.bytes, at->first});
        m_segment_bytes -= segment.bytes;
        removed.emplace_back(at->first, segment.bytes);
        at = m_segments.erase(at);
    }
    return removed;
}

void MemoryPool::move_to(MemoryPool& other)
{
    free_quick_blocks();
    other.m_segments.merge(m_segments);
    other.m_small_free.merge(m_small_free);
    other.m_large_free.merge(m_large_free);
    other.m_segment_bytes += std::exchange(m_segment_bytes, 0);
    other.m_used_bytes += std::exchange(m_used_bytes, 0);
}

}  // namespace ts::cuda
