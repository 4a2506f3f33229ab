#include "engine/tensor/storage.h"

#include <new>

#include "engine/tensor/allocator.h"
#include "engine/tensor/device_backend.h"

namespace ts {

namespace {

constexpr std::size_t kHeader = 64;

}  // namespace

Ref<Storage> Storage::allocate(std::size_t bytes, Device device)
{
    static_assert(sizeof(Storage) <= kHeader);
    if (device.type != DeviceType::Cpu)
        return allocate_on(bytes, device);
    const Block block = ts::allocate(kHeader + bytes);
    auto* storage = new (block.data) Storage;
    storage->m_data = static_cast<std::byte*>(block.data) + kHeader;
    storage->m_bytes = bytes;
    storage->m_capacity = block.capacity;
    return Ref<Storage>::adopt(storage);
}

Ref<Storage> Storage::allocate_on(std::size_t bytes, Device device)
{
    const Block memory = backend(device).allocate(device.index, bytes);
    Ref<Storage> storage = external(memory.data, bytes, device, {});
    storage->m_device_capacity = memory.capacity;
    return storage;
}

Ref<Storage> Storage::external(void* data, std::size_t bytes, Device device, std::function<void()> release)
{
    const Block block = ts::allocate(kHeader);
    auto* storage = new (block.data) Storage;
    storage->m_data = data;
    storage->m_bytes = bytes;
    storage->m_capacity = block.capacity;
    storage->m_device = device;
    if (release)
        storage->m_release = new std::function<void()>(std::move(release));
    return Ref<Storage>::adopt(storage);
}

void Storage::destroy() const
{
    if (m_release) {
        (*m_release)();
        delete m_release;
    }
    if (m_device_capacity > 0)
        backend(m_device).deallocate(m_device.index, m_data, m_device_capacity);
    const std::size_t capacity = m_capacity;
    auto* self = const_cast<Storage*>(this);
    self->~Storage();
    deallocate(self, capacity);
}

}  // namespace ts
