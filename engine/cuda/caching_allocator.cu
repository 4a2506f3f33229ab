#include <algorithm>
#include <bit>
#include <string>

#include "engine/cuda/caching_allocator.h"
#include "engine/cuda/runtime.h"
#include "engine/tensor/error.h"

namespace ts::cuda {

namespace {

constexpr std::size_t kUnit = 512;

/// Four sizes an octave waste at most a fifth and let blocks of similar steps be used again.
std::size_t rounded(std::size_t bytes)
{
    const std::size_t units = std::max<std::size_t>((bytes + kUnit - 1) / kUnit, 1);
    if (units <= 4)
        return units * kUnit;
    const std::size_t step = std::size_t{1} << (std::bit_width(units - 1) - 3);
    return (units + step - 1) / step * step * kUnit;
}

std::size_t class_of(std::size_t capacity)
{
    const std::size_t units = capacity / kUnit;
    if (units <= 4)
        return units - 1;
    const auto octave = static_cast<std::size_t>(std::bit_width(units - 1)) - 3;
    return 4 * octave + (units >> octave) - 1;
}

}  // namespace

Block CachingAllocator::allocate(std::size_t bytes)
{
    const std::size_t capacity = rounded(bytes);
    const std::lock_guard lock(m_mutex);
    std::vector<void*>& free = m_free[class_of(capacity)];
    Block block{nullptr, capacity};
    if (!free.empty()) {
        block.data = free.back();
        free.pop_back();
    } else {
        block = from_device(capacity);
    }
    m_stats.in_use += capacity;
    m_stats.peak = std::max(m_stats.peak, m_stats.in_use);
    return block;
}

Block CachingAllocator::from_device(std::size_t capacity)
{
    void* data = nullptr;
    cudaError_t status = cudaMalloc(&data, capacity);
    if (status == cudaErrorMemoryAllocation) {
        cudaGetLastError();
        for (std::size_t i = 0; i < m_free.size(); ++i) {
            for (void* block : m_free[i])
                cudaFree(block);
            m_free[i].clear();
        }
        m_stats.reserved = m_stats.in_use;
        status = cudaMalloc(&data, capacity);
    }
    if (status == cudaErrorMemoryAllocation)
        throw_out_of_memory(capacity);
    check(status);
    m_stats.reserved += capacity;
    ++m_stats.system_requests;
    return {data, capacity};
}

void CachingAllocator::throw_out_of_memory(std::size_t wanted) const
{
    cudaGetLastError();
    std::size_t free = 0, total = 0;
    cudaMemGetInfo(&free, &total);
    constexpr std::size_t kMiB = std::size_t{1} << 20;
    throw DeviceError(
        translatable("engine",
                     "The GPU is out of memory: %1 MiB were asked for, %2 of %3 MiB are free, and %4 MiB are in use "
                     "here. Make the batch or the network smaller."),
        {std::to_string((wanted + kMiB - 1) / kMiB), std::to_string(free / kMiB), std::to_string(total / kMiB),
         std::to_string(m_stats.in_use / kMiB)});
}

void CachingAllocator::deallocate(void* data, std::size_t capacity) noexcept
{
    const std::lock_guard lock(m_mutex);
    m_free[class_of(capacity)].push_back(data);
    m_stats.in_use -= capacity;
}

void CachingAllocator::release_cached() noexcept
{
    const std::lock_guard lock(m_mutex);
    for (std::vector<void*>& list : m_free) {
        for (void* block : list)
            cudaFree(block);
        list.clear();
    }
    m_stats.reserved = m_stats.in_use;
}

MemoryStats CachingAllocator::stats() const
{
    const std::lock_guard lock(m_mutex);
    return m_stats;
}

void CachingAllocator::reset_peak()
{
    const std::lock_guard lock(m_mutex);
    m_stats.peak = m_stats.in_use;
}

}  // namespace ts::cuda
