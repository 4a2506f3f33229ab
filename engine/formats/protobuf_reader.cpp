#include "engine/formats/protobuf_reader.h"

#include <string>

#include "engine/formats/byte_order.h"
#include "engine/tensor/error.h"

namespace ts {

namespace {

constexpr std::uint32_t kVarint = 0;
constexpr std::uint32_t kFixed64 = 1;
constexpr std::uint32_t kLengthDelimited = 2;
constexpr std::uint32_t kFixed32 = 5;

}  // namespace

bool ProtobufReader::next()
{
    if (m_rest.empty())
        return false;
    const std::uint64_t tag = take_varint();
    m_wire_type = static_cast<std::uint32_t>(tag & 7);
    if ((tag >> 3) == 0 || (tag >> 3) > 0x1FFFFFFF)
        throw FormatError(translatable("engine", "A message holds the field number %1, which does not exist."),
                          {std::to_string(tag >> 3)});
    m_field = static_cast<std::uint32_t>(tag >> 3);
    switch (m_wire_type) {
    case kVarint:
        m_varint = take_varint();
        break;
    case kFixed64:
        m_value = take(8);
        break;
    case kFixed32:
        m_value = take(4);
        break;
    case kLengthDelimited:
        m_value = take(take_varint());
        break;
    default:
        throw FormatError(translatable("engine", "Field %1 of a message has the unknown wire type %2."),
                          {std::to_string(m_field), std::to_string(m_wire_type)});
    }
    return true;
}

std::int64_t ProtobufReader::integer() const
{
    expect(kVarint);
    return static_cast<std::int64_t>(m_varint);
}

float ProtobufReader::real32() const
{
    expect(kFixed32);
    return load_number<float>(m_value.data());
}

double ProtobufReader::real64() const
{
    expect(kFixed64);
    return load_number<double>(m_value.data());
}

std::span<const std::byte> ProtobufReader::bytes() const
{
    expect(kLengthDelimited);
    return m_value;
}

std::string_view ProtobufReader::text() const
{
    return {reinterpret_cast<const char*>(bytes().data()), m_value.size()};
}

void ProtobufReader::append_real32(std::vector<float>& out) const
{
    if (m_wire_type == kFixed32)
        out.push_back(real32());
    else
        append_packed(out);
}

void ProtobufReader::append_real64(std::vector<double>& out) const
{
    if (m_wire_type == kFixed64)
        out.push_back(real64());
    else
        append_packed(out);
}

template <class T> void ProtobufReader::append_packed(std::vector<T>& out) const
{
    if (bytes().size() % sizeof(T) != 0)
        throw FormatError(translatable("engine", "Field %1 of a message should hold numbers of %2 bytes, but has %3 bytes."),
                          {std::to_string(m_field), std::to_string(sizeof(T)), std::to_string(m_value.size())});
    for (std::size_t i = 0; i < m_value.size(); i += sizeof(T))
        out.push_back(load_number<T>(m_value.data() + i));
}

std::uint64_t ProtobufReader::take_varint()
{
    std::uint64_t value = 0;
    for (unsigned shift = 0; shift < 64; shift += 7) {
        const std::uint64_t byte = std::to_integer<std::uint64_t>(take(1)[0]);
        value |= (byte & 0x7F) << shift;
        if (byte < 0x80)
            return value;
    }
    throw FormatError(translatable("engine", "A message holds an integer of more than 64 bits."), {});
}

std::span<const std::byte> ProtobufReader::take(std::uint64_t count)
{
    if (count > m_rest.size())
        throw FormatError(translatable("engine", "A message ends in the middle of a field: %1 bytes are needed, %2 are left."),
                          {std::to_string(count), std::to_string(m_rest.size())});
    const auto taken = m_rest.first(static_cast<std::size_t>(count));
    m_rest = m_rest.subspan(taken.size());
    return taken;
}

void ProtobufReader::expect(std::uint32_t wire_type) const
{
    if (m_wire_type != wire_type)
        throw FormatError(translatable("engine", "Field %1 of a message has wire type %2 instead of %3."),
                          {std::to_string(m_field), std::to_string(m_wire_type), std::to_string(wire_type)});
}

}  // namespace ts
