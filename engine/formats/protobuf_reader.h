#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

namespace ts {

/// Walks over the fields of one encoded Protocol Buffers message without copying:
///     while (reader.next()) switch (reader.field()) { case 1: x = reader.real64(); break; ... }
/// A field that is not asked for is skipped. Everything throws FormatError where the bytes are damaged or where the field
/// holds another kind of value than asked for. Groups, long deprecated, are refused.
class ProtobufReader {
public:
    explicit ProtobufReader(std::span<const std::byte> message) : m_rest(message) { }

    /// Steps to the next field; false at the end.
    bool next();
    [[nodiscard]] std::uint32_t field() const { return m_field; }

    [[nodiscard]] std::int64_t integer() const;
    [[nodiscard]] float real32() const;
    [[nodiscard]] double real64() const;
    /// string, bytes and message fields, as bytes of the message.
    [[nodiscard]] std::span<const std::byte> bytes() const;
    [[nodiscard]] std::string_view text() const;
    [[nodiscard]] ProtobufReader message() const { return ProtobufReader(bytes()); }
    /// Append a repeated float or double, packed or not, to `out`.
    void append_real32(std::vector<float>& out) const;
    void append_real64(std::vector<double>& out) const;

private:
    std::uint64_t take_varint();
    std::span<const std::byte> take(std::uint64_t count);
    void expect(std::uint32_t wire_type) const;
    template <class T> void append_packed(std::vector<T>& out) const;

    std::span<const std::byte> m_rest;
    std::uint32_t m_field = 0;
    std::uint32_t m_wire_type = 0;
    std::uint64_t m_varint = 0;
    std::span<const std::byte> m_value;  ///< of every wire type but the varint
};

}  // namespace ts
