#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>

namespace ts {

/// Encodes one Protocol Buffers message field by field. Fields may come in any order; repeated fields are repeated calls.
class ProtobufWriter {
public:
    /// int32, int64, uint64, bool and enum fields.
    void integer(std::uint32_t field, std::int64_t value);
    void real32(std::uint32_t field, float value);
    void real64(std::uint32_t field, double value);
    /// string and bytes fields.
    void bytes(std::uint32_t field, std::string_view value);
    void message(std::uint32_t field, const ProtobufWriter& value) { bytes(field, value.m_out); }
    /// A packed repeated double field.
    void packed_real64(std::uint32_t field, std::span<const double> values);

    [[nodiscard]] const std::string& encoded() const { return m_out; }

private:
    void varint(std::uint64_t value);
    void tag(std::uint32_t field, std::uint32_t wire_type) { varint((std::uint64_t{field} << 3) | wire_type); }

    std::string m_out;
};

}  // namespace ts
