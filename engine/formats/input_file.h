#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <span>
#include <utility>

namespace ts {

/// A regular file open for reading at any position, from any number of threads.
class InputFile {
public:
    /// Throws IoError that names the file and the reason: missing, no permission, a folder ...
    explicit InputFile(std::filesystem::path file);
    /// Takes over an open descriptor; `file` is the name used in messages.
    InputFile(int descriptor, std::filesystem::path file) : m_path(std::move(file)), m_descriptor(descriptor) { }
    ~InputFile();
    InputFile(InputFile&& other) noexcept : m_path(std::move(other.m_path)), m_descriptor(std::exchange(other.m_descriptor, -1))
    {
    }
    InputFile& operator=(InputFile&& other) noexcept;

    /// Bytes in the file now; it may grow while open.
    [[nodiscard]] std::uint64_t size() const;
    /// Fills `out` from `offset`. Throws IoError where the file ends before.
    void read_at(std::uint64_t offset, std::span<std::byte> out) const;

    [[nodiscard]] const std::filesystem::path& path() const { return m_path; }
    [[nodiscard]] int descriptor() const { return m_descriptor; }

private:
    std::filesystem::path m_path;
    int m_descriptor = -1;
};

}  // namespace ts
