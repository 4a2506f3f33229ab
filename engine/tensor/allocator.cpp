#include "engine/tensor/allocator.h"

#include <array>
#include <atomic>
#include <bit>
#include <cstdlib>
#include <mutex>
#include <vector>

#include "engine/tensor/error.h"

namespace ts {

namespace {

constexpr std::size_t kAlignment = 64;
// Four size classes an octave waste at most 25 % and let blocks of similar steps be reused.
constexpr int kClassCount = 4 * 40;
constexpr std::size_t kThreadCacheBytes = std::size_t{4} << 20;
constexpr std::size_t kLargeBlock = std::size_t{256} << 10;

struct FreeBlock {
    FreeBlock* next;
};

int class_of(std::size_t bytes)
{
    const std::size_t units = (bytes + kAlignment - 1) / kAlignment;
    if (units <= 4)
        return static_cast<int>(units) - 1;
    const int octave = static_cast<int>(std::bit_width(units - 1)) - 3;
    const std::size_t step = std::size_t{1} << octave;
    return 4 * octave + static_cast<int>((units + step - 1) / step) - 1;
}

std::size_t class_bytes(int index)
{
    if (index < 4)
        return (static_cast<std::size_t>(index) + 1) * kAlignment;
    const int octave = (index - 4) / 4;
    return ((static_cast<std::size_t>(index - 4) % 4 + 5) << octave) * kAlignment;
}

struct SharedCache {
    std::mutex mutex;
    std::array<std::vector<void*>, kClassCount> lists;
};

SharedCache& shared_cache()
{
    // Never destroyed: threads may still free blocks while the program ends.
    static auto* cache = new SharedCache;
    return *cache;
}

std::atomic<std::size_t> g_in_use{0};
std::atomic<std::size_t> g_reserved{0};
std::atomic<std::size_t> g_peak{0};
std::atomic<std::uint64_t> g_requests{0};

struct ThreadCache {
    std::array<FreeBlock*, kClassCount> lists{};
    std::size_t bytes = 0;
    std::ptrdiff_t in_use_delta = 0;
    bool registered = false;
    bool gone = false;
};

constinit thread_local ThreadCache t_cache;

void publish_in_use(ThreadCache& cache)
{
    const std::size_t now = g_in_use.fetch_add(static_cast<std::size_t>(cache.in_use_delta), std::memory_order_relaxed)
        + static_cast<std::size_t>(cache.in_use_delta);
    cache.in_use_delta = 0;
    std::size_t peak = g_peak.load(std::memory_order_relaxed);
    while (static_cast<std::ptrdiff_t>(now) > static_cast<std::ptrdiff_t>(peak)
           && !g_peak.compare_exchange_weak(peak, now, std::memory_order_relaxed))
    {
    }
}

void flush(ThreadCache& cache)
{
    SharedCache& shared = shared_cache();
    const std::lock_guard lock(shared.mutex);
    for (int i = 0; i < kClassCount; ++i)
        while (FreeBlock* block = cache.lists[static_cast<std::size_t>(i)]) {
            cache.lists[static_cast<std::size_t>(i)] = block->next;
            shared.lists[static_cast<std::size_t>(i)].push_back(block);
        }
    cache.bytes = 0;
}

struct ThreadCacheOwner {
    ~ThreadCacheOwner()
    {
        flush(t_cache);
        publish_in_use(t_cache);
        t_cache.gone = true;
    }
};

void register_thread(ThreadCache& cache)
{
    thread_local ThreadCacheOwner owner;
    static_cast<void>(owner);
    cache.registered = true;
}

void* from_shared(int index)
{
    SharedCache& shared = shared_cache();
    const std::lock_guard lock(shared.mutex);
    std::vector<void*>& list = shared.lists[static_cast<std::size_t>(index)];
    if (list.empty())
        return nullptr;
    void* block = list.back();
    list.pop_back();
    return block;
}

void* from_system(std::size_t bytes)
{
    void* block = std::aligned_alloc(kAlignment, bytes);
    if (!block) {
        release_cached_memory();
        block = std::aligned_alloc(kAlignment, bytes);
    }
    if (!block)
        throw DeviceError(translatable("engine", "Out of memory: %1 MiB were asked for. A smaller batch or model needs less."),
                          {std::to_string((bytes + (1 << 20) - 1) >> 20)});
    g_requests.fetch_add(1, std::memory_order_relaxed);
    g_reserved.fetch_add(bytes, std::memory_order_relaxed);
    return block;
}

void* slow_allocate(ThreadCache& cache, int index)
{
    if (!cache.registered && !cache.gone)
        register_thread(cache);
    publish_in_use(cache);
    if (void* block = from_shared(index))
        return block;
    return from_system(class_bytes(index));
}

}  // namespace

Block allocate(std::size_t bytes)
{
    if (bytes > (std::size_t{1} << 46))
        throw DeviceError(translatable("engine", "Out of memory: a tensor of %1 bytes was asked for."),
                          {std::to_string(bytes)});
    const int index = class_of(bytes == 0 ? 1 : bytes);
    const std::size_t capacity = class_bytes(index);
    ThreadCache& cache = t_cache;
    cache.in_use_delta += static_cast<std::ptrdiff_t>(capacity);
    FreeBlock*& head = cache.lists[static_cast<std::size_t>(index)];
    if (head) {
        FreeBlock* block = head;
        head = block->next;
        cache.bytes -= capacity;
        return {block, capacity};
    }
    try {
        return {slow_allocate(cache, index), capacity};
    } catch (...) {
        cache.in_use_delta -= static_cast<std::ptrdiff_t>(capacity);
        throw;
    }
}

void deallocate(void* data, std::size_t capacity) noexcept
{
    if (!data)
        return;
    ThreadCache& cache = t_cache;
    const int index = class_of(capacity);
    capacity = class_bytes(index);
    cache.in_use_delta -= static_cast<std::ptrdiff_t>(capacity);
    if (capacity >= kLargeBlock || cache.gone || cache.bytes + capacity > kThreadCacheBytes) {
        SharedCache& shared = shared_cache();
        const std::lock_guard lock(shared.mutex);
        shared.lists[static_cast<std::size_t>(index)].push_back(data);
        return;
    }
    if (!cache.registered)
        register_thread(cache);
    auto* block = static_cast<FreeBlock*>(data);
    block->next = cache.lists[static_cast<std::size_t>(index)];
    cache.lists[static_cast<std::size_t>(index)] = block;
    cache.bytes += capacity;
}

void release_cached_memory() noexcept
{
    flush(t_cache);
    SharedCache& shared = shared_cache();
    const std::lock_guard lock(shared.mutex);
    for (int i = 0; i < kClassCount; ++i) {
        std::vector<void*>& list = shared.lists[static_cast<std::size_t>(i)];
        for (void* block : list)
            std::free(block);
        g_reserved.fetch_sub(list.size() * class_bytes(i), std::memory_order_relaxed);
        list.clear();
    }
}

MemoryStats memory_stats()
{
    publish_in_use(t_cache);
    return {g_in_use.load(), g_reserved.load(), g_peak.load(), g_requests.load()};
}

void reset_peak_memory()
{
    publish_in_use(t_cache);
    g_peak.store(g_in_use.load());
}

}  // namespace ts
