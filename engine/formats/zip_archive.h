#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "engine/formats/mapped_file.h"

namespace ts {

/// One file inside a zip archive.
struct ZipEntry {
    std::string name;
    std::uint64_t size = 0;         ///< bytes when unpacked
    std::uint64_t stored_size = 0;  ///< bytes in the archive
    std::uint64_t data_start = 0;   ///< of the stored bytes, from the start of the archive
    std::uint32_t crc = 0;
    bool deflated = false;
};

/// A zip archive opened for reading, ZIP64 included. The directory is checked as a whole: entries that overlap, lie outside
/// the file or claim to grow by more than deflate can are refused, so that a small hostile file cannot fill memory or disk.
class ZipArchive {
public:
    /// Most bytes one entry may unpack to.
    static constexpr std::uint64_t kMaxSize = std::uint64_t{1} << 40;
    /// Most times deflate makes data smaller, and some room for its headers.
    static constexpr std::uint64_t kMaxRatio = 1040;

    /// Throws IoError, or FormatError where this is no zip archive or a damaged one.
    explicit ZipArchive(const std::filesystem::path& file);

    [[nodiscard]] std::span<const ZipEntry> entries() const { return m_entries; }
    [[nodiscard]] const ZipEntry* find(std::string_view name) const;
    [[nodiscard]] const std::filesystem::path& path() const { return m_file.path(); }
    /// Where an entry's bytes lie in the archive as they are; nothing where it is deflated.
    [[nodiscard]] std::optional<std::span<const std::byte>> stored(const ZipEntry& entry) const;
    /// Unpacks a deflated entry into a nameless temporary file. Throws FormatError where the data is damaged, longer or
    /// shorter than the directory says, or its check sum is wrong.
    [[nodiscard]] MappedFile unpack(const ZipEntry& entry) const;
    /// Throws FormatError where the check sum of a stored entry is wrong.
    void check_stored(const ZipEntry& entry) const;

private:
    MappedFile m_file;
    std::vector<ZipEntry> m_entries;
};

}  // namespace ts
