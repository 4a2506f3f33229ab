#pragma once

#include <atomic>
#include <cstddef>
#include <filesystem>
#include <span>
#include <string_view>

#include "engine/formats/input_file.h"

namespace ts {

/// A whole file mapped into memory for reading: nothing is read before it is touched.
class MappedFile {
public:
    /// Throws IoError that names the file and the reason.
    explicit MappedFile(const std::filesystem::path& file) : MappedFile(InputFile(file)) { }
    explicit MappedFile(InputFile file);
    ~MappedFile();
    MappedFile(MappedFile&& other) noexcept;
    MappedFile& operator=(MappedFile&& other) noexcept;

    [[nodiscard]] std::span<const std::byte> bytes() const { return m_bytes; }
    [[nodiscard]] std::string_view text() const;
    [[nodiscard]] const std::filesystem::path& path() const { return m_file.path(); }

    /// Throws IoError where the file has become shorter, since touching the missing part would end the program.
    void check_still_whole() const;
    /// To be told how many bytes were just read: from time to time the pages read so far are given up, so that reading all of
    /// a large file does not let the program grow. The system's cache still has them. May be called from several threads.
    void count_read(std::size_t bytes) const;

private:
    InputFile m_file;
    std::span<const std::byte> m_bytes;
    mutable std::atomic<std::size_t> m_read = 0;  ///< bytes since pages were given up last
};

}  // namespace ts
