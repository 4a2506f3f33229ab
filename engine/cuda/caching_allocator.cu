#include <algorithm>
#include <string>

#include "engine/cuda/caching_allocator.h"
#include "engine/cuda/runtime.h"
#include "engine/tensor/error.h"

namespace ts::cuda {

namespace {

constinit thread_local PrivatePool* t_pool = nullptr;

std::size_t rounded(std::size_t bytes)
{
    return std::max<std::size_t>((bytes + kMemoryUnit - 1) / kMemoryUnit, 1) * kMemoryUnit;
}

std::string mebibytes(std::size_t bytes)
{
    constexpr std::size_t kMiB = std::size_t{1} << 20;
    return std::to_string((bytes + kMiB - 1) / kMiB);
}

}  // namespace

PrivatePool::~PrivatePool()
{
    m_allocator.close(*this);
}

Block CachingAllocator::allocate(std::size_t bytes)
{
    const std::size_t capacity = rounded(bytes);
    const std::lock_guard lock(m_mutex);
    PrivatePool* own = private_pool();
    MemoryPool& pool = own ? own->m_memory : m_memory;
    void* data = pool.take(capacity);
    if (!data) {
        add_segment(pool, capacity);
        data = pool.take(capacity);
    }
    count_use();
    return {data, capacity};
}

/// The pool of the recording that this thread makes on this device; null outside one.
PrivatePool* CachingAllocator::private_pool() const
{
    return t_pool && &t_pool->m_allocator == this ? t_pool : nullptr;
}

void CachingAllocator::add_segment(MemoryPool& pool, std::size_t bytes)
{
    const std::size_t size = MemoryPool::segment_for(bytes);
    void* base = nullptr;
    const auto ask = [&] {
        if (m_limit > 0 && m_stats.reserved + size > m_limit)
            return cudaErrorMemoryAllocation;
        return cudaMalloc(&base, size);
    };
    cudaError_t status = ask();
    if (status == cudaErrorMemoryAllocation) {
        cudaGetLastError();
        release_empty(m_memory);
        status = ask();
    }
    if (status == cudaErrorMemoryAllocation)
        throw_out_of_memory(bytes);
    check(status);
    pool.add(base, size);
    m_stats.reserved += size;
    ++m_stats.system_requests;
    if (PrivatePool* own = private_pool(); own && std::ranges::find(m_private, own) == m_private.end())
        m_private.push_back(own);
}

void CachingAllocator::throw_out_of_memory(std::size_t wanted) const
{
    cudaGetLastError();
    std::size_t free = 0, total = 0;
    cudaMemGetInfo(&free, &total);
    if (m_limit > 0) {
        total = std::min(total, m_limit);
        free = std::min(free, m_limit - std::min(m_limit, m_stats.reserved));
    }
    throw DeviceError(
        translatable("engine",
                     "The GPU is out of memory: %1 MiB were asked for, %2 of %3 MiB are free, and %4 MiB are in use "
                     "here. Make the batch or the network smaller."),
        {mebibytes(wanted), std::to_string(free >> 20), std::to_string(total >> 20), mebibytes(in_use())});
}

void CachingAllocator::deallocate(void* data, std::size_t capacity) noexcept
{
    const std::lock_guard lock(m_mutex);
    if (m_memory.holds(data)) {
        if (PrivatePool* own = private_pool())
            own->m_parked.push_back({data, capacity});
        else
            m_memory.put_back(data, capacity);
        return;
    }
    for (PrivatePool* pool : m_private)
        if (pool->m_memory.holds(data))
            pool->m_memory.put_back(data, capacity);
}

void CachingAllocator::release_cached() noexcept
{
    const std::lock_guard lock(m_mutex);
    release_empty(m_memory);
}

void CachingAllocator::release_empty(MemoryPool& pool)
{
    for (const auto& [base, bytes] : pool.remove_empty()) {
        cudaFree(base);
        m_stats.reserved -= bytes;
    }
}

void CachingAllocator::begin_private(PrivatePool& pool)
{
    release_cached();  // so that what a trial run has left is not held twice
    t_pool = &pool;
}

void CachingAllocator::end_private()
{
    t_pool = nullptr;
}

void CachingAllocator::close(PrivatePool& pool)
{
    const std::lock_guard lock(m_mutex);
    std::erase(m_private, &pool);
    pool.m_memory.move_to(m_memory);
    for (const Block& block : pool.m_parked)
        m_memory.put_back(block.data, block.capacity);
}

std::size_t CachingAllocator::in_use() const
{
    std::size_t bytes = m_memory.used_bytes();
    for (const PrivatePool* pool : m_private)
        bytes += pool->m_memory.segment_bytes();
    return bytes;
}

void CachingAllocator::count_use()
{
    m_stats.peak = std::max(m_stats.peak, in_use());
}

MemoryStats CachingAllocator::stats() const
{
    const std::lock_guard lock(m_mutex);
    MemoryStats stats = m_stats;
    stats.in_use = in_use();
    return stats;
}

void CachingAllocator::reset_peak()
{
    const std::lock_guard lock(m_mutex);
    m_stats.peak = in_use();
}

void CachingAllocator::set_limit(std::size_t bytes)
{
    const std::lock_guard lock(m_mutex);
    m_limit = bytes;
}

}  // namespace ts::cuda
