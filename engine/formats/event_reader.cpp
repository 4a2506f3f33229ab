#include "engine/formats/event_reader.h"

#include <array>
#include <string>

#include "engine/formats/byte_order.h"
#include "engine/formats/crc32c.h"
#include "engine/formats/event_encoding.h"
#include "engine/tensor/error.h"

namespace ts {

namespace {

constexpr std::size_t kHeaderSize = sizeof(std::uint64_t) + sizeof(std::uint32_t);
constexpr std::size_t kFooterSize = sizeof(std::uint32_t);

}  // namespace

std::optional<Event> EventReader::next()
{
    if (!load_record())
        return std::nullopt;
    const std::span message = std::span<const std::byte>(m_record).first(m_record.size() - kFooterSize);
    check(message, load_number<std::uint32_t>(message.data() + message.size()));
    try {
        Event event = decode_event(message);
        m_position += kHeaderSize + m_record.size();
        return event;
    } catch (const FormatError& error) {
        throw FormatError(translatable("engine", "%1: the record at byte %2 is damaged. %3"),
                          {m_file.path().string(), std::to_string(m_position), error.what()});
    }
}

/// False where the record is not all there. The length is trusted only as far as the file goes.
bool EventReader::load_record()
{
    const std::uint64_t left = m_file.size() - std::min(m_position, m_file.size());
    if (left < kHeaderSize)
        return false;
    std::array<std::byte, kHeaderSize> header;
    m_file.read_at(m_position, header);
    check(std::span(header).first(sizeof(std::uint64_t)), load_number<std::uint32_t>(header.data() + sizeof(std::uint64_t)));
    const auto length = load_number<std::uint64_t>(header.data());
    if (left < kHeaderSize + kFooterSize || length > left - kHeaderSize - kFooterSize)
        return false;
    m_record.resize(static_cast<std::size_t>(length) + kFooterSize);
    m_file.read_at(m_position + kHeaderSize, m_record);
    return true;
}

void EventReader::check(std::span<const std::byte> data, std::uint32_t stored) const
{
    if (masked_crc32c(data) != stored)
        throw FormatError(translatable("engine", "%1: the record at byte %2 is damaged: its checksum is wrong."),
                          {m_file.path().string(), std::to_string(m_position)});
}

}  // namespace ts
