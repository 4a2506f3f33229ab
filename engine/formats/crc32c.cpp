#include "engine/formats/crc32c.h"

#include <array>

#include "engine/formats/byte_order.h"

namespace ts {

namespace {

constexpr std::uint32_t kReversedPolynomial = 0x82F63B78;
constexpr std::size_t kSlices = 8;

using Tables = std::array<std::array<std::uint32_t, 256>, kSlices>;

/// Table k advances a byte over k further zero bytes ("slicing by 8").
constexpr Tables make_tables()
{
    Tables tables{};
    for (std::uint32_t byte = 0; byte < 256; ++byte) {
        std::uint32_t crc = byte;
        for (int bit = 0; bit < 8; ++bit)
            crc = (crc >> 1) ^ ((crc & 1) != 0 ? kReversedPolynomial : 0);
        tables[0][byte] = crc;
    }
    for (std::size_t k = 1; k < kSlices; ++k)
        for (std::size_t byte = 0; byte < 256; ++byte)
            tables[k][byte] = (tables[k - 1][byte] >> 8) ^ tables[0][tables[k - 1][byte] & 0xFF];
    return tables;
}

constexpr Tables kTables = make_tables();

std::uint32_t advance_eight(std::uint32_t crc, const std::byte* bytes)
{
    const std::uint64_t word = load_number<std::uint64_t>(bytes) ^ crc;
    std::uint32_t out = 0;
    for (std::size_t k = 0; k < kSlices; ++k)
        out ^= kTables[kSlices - 1 - k][(word >> (8 * k)) & 0xFF];
    return out;
}

}  // namespace

std::uint32_t crc32c(std::span<const std::byte> bytes)
{
    std::uint32_t crc = 0xFFFFFFFF;
    for (; bytes.size() >= kSlices; bytes = bytes.subspan(kSlices))
        crc = advance_eight(crc, bytes.data());
    for (const std::byte byte : bytes)
        crc = (crc >> 8) ^ kTables[0][(crc ^ std::to_integer<std::uint32_t>(byte)) & 0xFF];
    return ~crc;
}

std::uint32_t masked_crc32c(std::span<const std::byte> bytes)
{
    const std::uint32_t crc = crc32c(bytes);
    return ((crc >> 15) | (crc << 17)) + 0xA282EAD8U;
}

}  // namespace ts
