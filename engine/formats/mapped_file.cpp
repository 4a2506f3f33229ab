#include "engine/formats/mapped_file.h"

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <sys/mman.h>

#include "engine/tensor/error.h"

namespace ts {

namespace {

constexpr std::size_t kMostHeld = std::size_t{16} << 20;
/// Touching one page of a file maps those around it that are in the system's cache.
constexpr std::size_t kMappedAtOnce = std::size_t{64} << 10;

}  // namespace

MappedFile::MappedFile(InputFile file) : m_file(std::move(file))
{
    const std::uint64_t size = m_file.size();
    if (size == 0)
        return;
    void* start = mmap(nullptr, size, PROT_READ, MAP_PRIVATE, m_file.descriptor(), 0);
    if (start == MAP_FAILED)
        throw IoError(translatable("engine", "%1 cannot be mapped into memory: %2."), {path().string(), std::strerror(errno)});
    m_bytes = {static_cast<const std::byte*>(start), size};
}

MappedFile::~MappedFile()
{
    if (!m_bytes.empty())
        munmap(const_cast<std::byte*>(m_bytes.data()), m_bytes.size());
}

MappedFile::MappedFile(MappedFile&& other) noexcept : m_file(std::move(other.m_file)), m_bytes(std::exchange(other.m_bytes, {}))
{
}

MappedFile& MappedFile::operator=(MappedFile&& other) noexcept
{
    std::swap(m_file, other.m_file);
    std::swap(m_bytes, other.m_bytes);
    return *this;
}

std::string_view MappedFile::text() const
{
    return {reinterpret_cast<const char*>(m_bytes.data()), m_bytes.size()};
}

void MappedFile::count_read(std::size_t bytes) const
{
    const std::size_t mapped = std::max(bytes, kMappedAtOnce);
    if (m_bytes.size() < kMostHeld || m_read.fetch_add(mapped, std::memory_order_relaxed) + mapped < kMostHeld)
        return;
    m_read.store(0, std::memory_order_relaxed);
    madvise(const_cast<std::byte*>(m_bytes.data()), m_bytes.size(), MADV_DONTNEED);
}

void MappedFile::check_still_whole() const
{
    if (m_file.size() < m_bytes.size())
        throw IoError(translatable("engine", "%1 became shorter while it was in use. Restore it and start again."),
                      {path().string()});
}

}  // namespace ts
