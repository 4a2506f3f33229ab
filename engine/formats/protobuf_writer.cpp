#include "engine/formats/protobuf_writer.h"

#include "engine/formats/byte_order.h"

namespace ts {

namespace {

constexpr std::uint32_t kVarint = 0;
constexpr std::uint32_t kFixed64 = 1;
constexpr std::uint32_t kLengthDelimited = 2;
constexpr std::uint32_t kFixed32 = 5;

}  // namespace

void ProtobufWriter::integer(std::uint32_t field, std::int64_t value)
{
    tag(field, kVarint);
    varint(static_cast<std::uint64_t>(value));
}

void ProtobufWriter::real32(std::uint32_t field, float value)
{
    tag(field, kFixed32);
    append_little_endian(m_out, value);
}

void ProtobufWriter::real64(std::uint32_t field, double value)
{
    tag(field, kFixed64);
    append_little_endian(m_out, value);
}

void ProtobufWriter::bytes(std::uint32_t field, std::string_view value)
{
    tag(field, kLengthDelimited);
    varint(value.size());
    m_out += value;
}

void ProtobufWriter::packed_real64(std::uint32_t field, std::span<const double> values)
{
    tag(field, kLengthDelimited);
    varint(values.size() * sizeof(double));
    for (const double value : values)
        append_little_endian(m_out, value);
}

void ProtobufWriter::varint(std::uint64_t value)
{
    for (; value >= 0x80; value >>= 7)
        m_out += static_cast<char>(value | 0x80);
    m_out += static_cast<char>(value);
}

}  // namespace ts
