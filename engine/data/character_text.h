#pragma once

#include <cstdint>
#include <filesystem>
#include <span>
#include <string>
#include <vector>

#include "engine/formats/mapped_file.h"

namespace ts {

/// A UTF-8 text of any size as numbers of its characters, sorted by code point; the text stays in the file. May be read from
/// several threads.
class CharacterText {
public:
    /// Walks over the text once to find the characters it uses. A byte order mark is left out. Throws IoError, or FormatError
    /// that names line and byte where the text is no UTF-8, and where it is empty.
    explicit CharacterText(const std::filesystem::path& file);

    /// Characters in the text.
    [[nodiscard]] std::int64_t length() const { return m_length; }
    /// The different characters, each as UTF-8.
    [[nodiscard]] const std::vector<std::string>& vocabulary() const { return m_vocabulary; }
    /// Writes the numbers of the characters from `first` on. Throws IoError or FormatError where the file has changed.
    void read(std::int64_t first, std::span<std::int64_t> out) const;

private:
    using Seen = std::vector<bool>;
    void walk(Seen& seen);
    void number(const Seen& seen);
    [[noreturn]] void refuse(std::size_t position) const;
    [[nodiscard]] std::size_t position_of(std::int64_t character) const;

    MappedFile m_file;
    std::int64_t m_length = 0;
    std::vector<std::size_t> m_marks;   ///< where every 1024th character begins
    std::vector<std::int32_t> m_index;  ///< of each code point up to the largest one; -1: not in the text
    std::vector<std::string> m_vocabulary;
};

}  // namespace ts
