#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <span>
#include <string>

namespace ts {

/// SHA-256 (FIPS 180-4) of bytes that come in parts.
class Sha256 {
public:
    void update(std::span<const std::byte> bytes);
    /// The sum as 64 hexadecimal digits; afterwards the object is spent.
    [[nodiscard]] std::string finish();

private:
    void compress(const std::byte* block);

    std::array<std::uint32_t, 8> m_state{0x6a09e667, 0xbb67ae85, 0x3c6ef372, 0xa54ff53a,
                                         0x510e527f, 0x9b05688c, 0x1f83d9ab, 0x5be0cd19};
    std::array<std::byte, 64> m_block{};
    std::uint64_t m_bytes = 0;
};

/// Of a whole file. Throws IoError.
std::string sha256_of(const std::filesystem::path& file);

}  // namespace ts
