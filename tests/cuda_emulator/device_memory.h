#pragma once

#include <cstddef>
#include <cuda_runtime.h>
#include <map>

namespace cuda_emulator {

/// The memory of the device: a range of addresses that only kernels and copies can touch. Behind each allocation lie guard
/// bytes. Every function is called under the runtime's lock.
class DeviceMemory {
public:
    static DeviceMemory& instance();

    cudaError_t allocate(void** memory, std::size_t bytes);
    cudaError_t release(void* memory);

    /// Whether the address lies in the device's range at all.
    bool holds(const void* address) const;
    /// Whether all bytes lie in one allocation.
    bool allocated(const void* address, std::size_t bytes) const;

    std::size_t total() const { return m_bytes; }
    std::size_t available() const { return m_bytes - m_used; }

    /// Ends the program with a text on stderr where bytes behind an allocation were written to since the last check.
    void check_guards();

    void open();
    void close();

private:
    struct Allocation {
        std::size_t bytes = 0;     ///< asked for
        std::size_t reserved = 0;  ///< with the guard behind it
    };

    DeviceMemory();
    std::byte* at(std::size_t offset) const { return m_base + offset; }
    std::size_t find_room(std::size_t reserved) const;
    void check_guard(std::size_t offset, const Allocation& allocation) const;
    void return_pages(std::size_t offset, std::size_t bytes) const;
    void protect(int protection) const;

    std::byte* m_base = nullptr;
    std::size_t m_bytes = 0;
    std::size_t m_used = 0;
    std::size_t m_top = 0;  ///< end of the highest byte ever used
    int m_open = 0;
    bool m_touched = false;  ///< since the last check of the guards
    std::map<std::size_t, Allocation> m_allocations;
    std::map<std::size_t, std::size_t> m_free;  ///< offset and size of what lies between allocations
};

/// As long as it lives, the calling thread has the lock and device memory can be touched.
class DeviceAccess {
public:
    DeviceAccess();
    ~DeviceAccess();
    DeviceAccess(const DeviceAccess&) = delete;
    DeviceAccess& operator=(const DeviceAccess&) = delete;
};

}  // namespace cuda_emulator
