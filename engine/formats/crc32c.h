#pragma once

#include <cstddef>
#include <cstdint>
#include <span>

namespace ts {

/// CRC-32C (Castagnoli) of `bytes`, as in iSCSI, TFRecord and event files. The nine digits "123456789" give 0xE3069283.
std::uint32_t crc32c(std::span<const std::byte> bytes);

/// The form in which TFRecord stores a CRC-32C, so that a checksum of data holding checksums stays useful.
std::uint32_t masked_crc32c(std::span<const std::byte> bytes);

}  // namespace ts
