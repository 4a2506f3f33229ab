#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace ts {

/// Gathers the entries of a zip archive and writes them in one go; ZIP64 where sizes or positions need it.
class ZipWriter {
public:
    /// Adds an entry made of `parts` one behind the other. Stored parts must live until write(); with `deflate` they are
    /// packed at once. Throws ArgumentError where packing fails.
    void add(std::string name, std::vector<std::string_view> parts, bool deflate);
    /// Replaces `file`. Throws IoError.
    void write(const std::filesystem::path& file) const;

private:
    struct Entry {
        std::string name;
        std::vector<std::string_view> parts;  ///< empty where packed
        std::string packed;
        std::uint64_t size = 0, stored_size = 0;
        std::uint32_t crc = 0;
        bool deflated = false;
    };

    static std::string local_header(const Entry& entry);
    static std::string directory_entry(const Entry& entry, std::uint64_t position);

    std::vector<Entry> m_entries;
};

}  // namespace ts
