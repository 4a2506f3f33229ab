#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>

#include "engine/tensor/device.h"
#include "engine/tensor/ref.h"
#include "engine/tensor/ref_count.h"

namespace ts {

/// Memory shared by the tensors that view it. Host storage lies directly behind this record in one block.
class Storage {
public:
    /// Uninitialised memory.
    static Ref<Storage> allocate(std::size_t bytes, Device device = {});
    /// Memory owned by somebody else; `release` is called once when the last tensor lets go.
    static Ref<Storage> external(void* data, std::size_t bytes, Device device, std::function<void()> release);

    [[nodiscard]] void* data() const { return m_data; }
    [[nodiscard]] std::size_t bytes() const { return m_bytes; }
    [[nodiscard]] Device device() const { return m_device; }

    /// Counts writes, so that a value changed after it was saved for the backward pass is noticed.
    [[nodiscard]] std::uint32_t version() const { return m_version; }
    /// `by` names the operation that wrote; the text must live as long as the program.
    void bump_version(const char* by)
    {
        ++m_version;
        m_changed_by = by;
    }
    /// Name of the operation that wrote last; null where it gave none.
    [[nodiscard]] const char* changed_by() const { return m_changed_by; }
    /// Goes on counting where `other` stands, for a copy that takes its place.
    void carry_version(const Storage& other) { m_version = other.m_version; }

    void retain() const { m_refs.retain(); }
    void release() const
    {
        if (m_refs.release())
            destroy();
    }
    [[nodiscard]] bool unique() const { return m_refs.unique(); }

private:
    Storage() = default;
    ~Storage() = default;
    static Ref<Storage> allocate_on(std::size_t bytes, Device device);
    void destroy() const;

    mutable RefCount m_refs;
    std::uint32_t m_version = 0;
    Device m_device;
    void* m_data = nullptr;
    const char* m_changed_by = nullptr;
    std::size_t m_bytes = 0;
    std::size_t m_capacity = 0;         // of the block this record lies in
    std::size_t m_device_capacity = 0;  // of the block on a device that is the memory
    std::function<void()>* m_release = nullptr;
};

}  // namespace ts
