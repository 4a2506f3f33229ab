#include "engine/formats/input_file.h"

#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include "engine/tensor/error.h"

namespace ts {

namespace {

struct stat status_of(int descriptor, const std::filesystem::path& path)
{
    struct stat status { };
    if (fstat(descriptor, &status) != 0)
        throw IoError(translatable("engine", "%1 cannot be read: %2."), {path.string(), std::strerror(errno)});
    return status;
}

}  // namespace

// O_NONBLOCK: opening a named pipe would otherwise wait for a writer.
InputFile::InputFile(std::filesystem::path file)
    : m_path(std::move(file)), m_descriptor(open(m_path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK))
{
    if (m_descriptor < 0)
        throw IoError(translatable("engine", "%1 cannot be opened: %2. Check the path and the permissions."),
                      {m_path.string(), std::strerror(errno)});
    try {
        if (!S_ISREG(status_of(m_descriptor, m_path).st_mode))
            throw IoError(translatable("engine", "%1 is not a file. Choose a file, not a folder or device."),
                          {m_path.string()});
    } catch (...) {
        close(m_descriptor);
        throw;
    }
}

InputFile::~InputFile()
{
    if (m_descriptor >= 0)
        close(m_descriptor);
}

InputFile& InputFile::operator=(InputFile&& other) noexcept
{
    std::swap(m_path, other.m_path);
    std::swap(m_descriptor, other.m_descriptor);
    return *this;
}

std::uint64_t InputFile::size() const
{
    return static_cast<std::uint64_t>(status_of(m_descriptor, m_path).st_size);
}

void InputFile::read_at(std::uint64_t offset, std::span<std::byte> out) const
{
    while (!out.empty()) {
        const ssize_t got = pread(m_descriptor, out.data(), out.size(), static_cast<off_t>(offset));
        if (got < 0 && errno == EINTR)
            continue;
        if (got < 0)
            throw IoError(translatable("engine", "%1 cannot be read: %2."), {m_path.string(), std::strerror(errno)});
        if (got == 0)
            throw IoError(translatable("engine", "%1 ends at byte %2, but more was expected. Is it complete?"),
                          {m_path.string(), std::to_string(offset)});
        out = out.subspan(static_cast<std::size_t>(got));
        offset += static_cast<std::uint64_t>(got);
    }
}

}  // namespace ts
