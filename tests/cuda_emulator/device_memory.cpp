#include "tests/cuda_emulator/device_memory.h"

#include <algorithm>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <sys/mman.h>

#include "tests/cuda_emulator/runtime_lock.h"

namespace cuda_emulator {

namespace {

constexpr std::size_t kAlignment = 256;
constexpr std::size_t kGuard = 256;
// Huge pages: changing the protection of gigabytes of small ones would take longer than most kernels.
constexpr std::size_t kPage = std::size_t{2} << 20;
constexpr std::size_t kDefaultMiB = 4096;
constexpr std::uint32_t kGuardWord
    = 0x7ffdbeef;                            // a NaN as float, double and half, but not the one fresh memory is filled with
constexpr std::size_t kFewAllocations = 64;  // so many are checked after every kernel, which names the culprit

constexpr std::size_t round_up(std::size_t bytes, std::size_t to)
{
    return (bytes + to - 1) / to * to;
}

std::size_t size_from_environment()
{
    const char* text = std::getenv("TENSORSCAPE_EMULATOR_MEMORY_MIB");
    const unsigned long mib = text ? std::strtoul(text, nullptr, 10) : 0;
    return (mib > 0 ? mib : kDefaultMiB) << 20;
}

}  // namespace

std::recursive_mutex& runtime_mutex()
{
    static auto* mutex = new std::recursive_mutex;  // memory is still released while the program ends
    return *mutex;
}

DeviceMemory& DeviceMemory::instance()
{
    static auto* memory = new DeviceMemory;
    return *memory;
}

DeviceMemory::DeviceMemory() : m_bytes(size_from_environment())
{
    void* base = mmap(nullptr, m_bytes + 2 * kPage, PROT_NONE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);
    if (base == MAP_FAILED) {
        m_bytes = 0;
        return;
    }
    m_base = reinterpret_cast<std::byte*>(round_up(reinterpret_cast<std::size_t>(base), kPage));
    madvise(m_base, m_bytes, MADV_HUGEPAGE);
    m_free[0] = m_bytes;
}

/// The smallest gap that is large enough; m_bytes where there is none.
std::size_t DeviceMemory::find_room(std::size_t reserved) const
{
    std::size_t best = m_bytes, best_size = SIZE_MAX;
    for (const auto& [offset, size] : m_free) {
        if (size >= reserved && size < best_size) {
            best = offset;
            best_size = size;
        }
    }
    return best;
}

cudaError_t DeviceMemory::allocate(void** memory, std::size_t bytes)
{
    *memory = nullptr;
    if (bytes == 0)
        return cudaSuccess;
    if (bytes > m_bytes)
        return cudaErrorMemoryAllocation;
    const std::size_t reserved = round_up(bytes + kGuard, kAlignment);
    const std::size_t offset = find_room(reserved);
    if (offset == m_bytes)
        return cudaErrorMemoryAllocation;
    const std::size_t room = m_free[offset];
    m_free.erase(offset);
    if (room > reserved)
        m_free[offset + reserved] = room - reserved;
    m_allocations[offset] = {bytes, reserved};
    m_used += reserved;
    m_top = std::max(m_top, offset + reserved);

    const DeviceAccess access;
    std::memset(at(offset), 0xff, bytes);
    for (std::size_t i = bytes; i < reserved; ++i)
        at(offset)[i] = static_cast<std::byte>(kGuardWord >> (i % 4 * 8));
    *memory = at(offset);
    return cudaSuccess;
}

cudaError_t DeviceMemory::release(void* memory)
{
    if (!holds(memory))
        return cudaErrorInvalidValue;
    const auto offset = static_cast<std::size_t>(static_cast<std::byte*>(memory) - m_base);
    const auto found = m_allocations.find(offset);
    if (found == m_allocations.end())
        return cudaErrorInvalidValue;
    {
        const DeviceAccess access;
        check_guard(offset, found->second);
    }
    const std::size_t reserved = found->second.reserved;
    m_allocations.erase(found);
    m_used -= reserved;
    return_pages(offset, reserved);

    auto gap = m_free.emplace(offset, reserved).first;
    if (const auto next = std::next(gap); next != m_free.end() && gap->first + gap->second == next->first) {
        gap->second += next->second;
        m_free.erase(next);
    }
    if (gap != m_free.begin()) {
        if (const auto before = std::prev(gap); before->first + before->second == gap->first) {
            before->second += gap->second;
            m_free.erase(gap);
        }
    }
    return cudaSuccess;
}

void DeviceMemory::return_pages(std::size_t offset, std::size_t bytes) const
{
    const std::size_t first = round_up(offset, kPage), last = (offset + bytes) / kPage * kPage;
    if (last > first)
        madvise(at(first), last - first, MADV_DONTNEED);
}

bool DeviceMemory::holds(const void* address) const
{
    const auto* byte = static_cast<const std::byte*>(address);
    return byte >= m_base && byte < m_base + m_bytes;
}

bool DeviceMemory::allocated(const void* address, std::size_t bytes) const
{
    if (!holds(address))
        return false;
    const auto offset = static_cast<std::size_t>(static_cast<const std::byte*>(address) - m_base);
    auto found = m_allocations.upper_bound(offset);
    if (found == m_allocations.begin())
        return false;
    --found;
    const std::size_t inside = offset - found->first;
    return inside <= found->second.bytes && bytes <= found->second.bytes - inside;
}

void DeviceMemory::check_guard(std::size_t offset, const Allocation& allocation) const
{
    for (std::size_t i = allocation.bytes; i < allocation.reserved; ++i) {
        if (at(offset)[i] == static_cast<std::byte>(kGuardWord >> (i % 4 * 8)))
            continue;
        std::fprintf(stderr,
                     "cuda_emulator: device memory was written to %zu bytes behind the end of an allocation of %zu bytes\n",
                     i - allocation.bytes, allocation.bytes);
        std::abort();
    }
}

void DeviceMemory::check_guards()
{
    if (!m_touched || m_allocations.empty())
        return;
    const DeviceAccess access;
    for (const auto& [offset, allocation] : m_allocations)
        check_guard(offset, allocation);
    m_touched = false;
}

void DeviceMemory::protect(int protection) const
{
    if (m_top > 0)
        mprotect(m_base, round_up(m_top, kPage), protection);
}

void DeviceMemory::open()
{
    if (m_open++ == 0)
        protect(PROT_READ | PROT_WRITE);
    m_touched = true;
}

void DeviceMemory::close()
{
    if (m_open > 1) {
        --m_open;
        return;
    }
    if (m_allocations.size() <= kFewAllocations)
        check_guards();
    m_open = 0;
    protect(PROT_NONE);
}

DeviceAccess::DeviceAccess()
{
    runtime_mutex().lock();
    DeviceMemory::instance().open();
}

DeviceAccess::~DeviceAccess()
{
    DeviceMemory::instance().close();
    runtime_mutex().unlock();
}

}  // namespace cuda_emulator
