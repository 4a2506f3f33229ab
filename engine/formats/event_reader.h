#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <vector>

#include "engine/formats/input_file.h"
#include "engine/formats/tfevents.h"

namespace ts {

/// Reads a TensorBoard event file record by record, also while another program is still writing it.
class EventReader {
public:
    /// Throws IoError.
    explicit EventReader(const std::filesystem::path& file) : m_file(file) { }

    /// The next event, or nothing at the end or where the last record is not yet complete; calling again later goes on
    /// from there. Throws FormatError with the position where a checksum is wrong or a record is damaged.
    std::optional<Event> next();

    /// Bytes read so far; less than the size of the file where it ends in the middle of a record.
    [[nodiscard]] std::uint64_t position() const { return m_position; }

private:
    bool load_record();
    void check(std::span<const std::byte> data, std::uint32_t stored) const;

    InputFile m_file;
    std::uint64_t m_position = 0;
    std::vector<std::byte> m_record;  ///< message and its checksum
};

}  // namespace ts
