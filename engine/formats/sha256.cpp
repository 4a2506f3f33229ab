#include "engine/formats/sha256.h"

#include <algorithm>
#include <bit>
#include <utility>
#include <vector>

#include "engine/formats/byte_order.h"
#include "engine/formats/input_file.h"

namespace ts {

namespace {

/// Fractional parts of the cube roots of the first 64 primes.
constexpr std::array<std::uint32_t, 64> kRound{
    0x428a2f98, 0x71374491, 0xb5c0fbcf, 0xe9b5dba5, 0x3956c25b, 0x59f111f1, 0x923f82a4, 0xab1c5ed5, 0xd807aa98, 0x12835b01,
    0x243185be, 0x550c7dc3, 0x72be5d74, 0x80deb1fe, 0x9bdc06a7, 0xc19bf174, 0xe49b69c1, 0xefbe4786, 0x0fc19dc6, 0x240ca1cc,
    0x2de92c6f, 0x4a7484aa, 0x5cb0a9dc, 0x76f988da, 0x983e5152, 0xa831c66d, 0xb00327c8, 0xbf597fc7, 0xc6e00bf3, 0xd5a79147,
    0x06ca6351, 0x14292967, 0x27b70a85, 0x2e1b2138, 0x4d2c6dfc, 0x53380d13, 0x650a7354, 0x766a0abb, 0x81c2c92e, 0x92722c85,
    0xa2bfe8a1, 0xa81a664b, 0xc24b8b70, 0xc76c51a3, 0xd192e819, 0xd6990624, 0xf40e3585, 0x106aa070, 0x19a4c116, 0x1e376c08,
    0x2748774c, 0x34b0bcb5, 0x391c0cb3, 0x4ed8aa4a, 0x5b9cca4f, 0x682e6ff3, 0x748f82ee, 0x78a5636f, 0x84c87814, 0x8cc70208,
    0x90befffa, 0xa4506ceb, 0xbef9a3f7, 0xc67178f2,
};

}  // namespace

void Sha256::compress(const std::byte* block)
{
    std::array<std::uint32_t, 64> w;
    for (std::size_t i = 0; i < 16; ++i)
        w[i] = load_number<std::uint32_t>(block + 4 * i, std::endian::big);
    for (std::size_t i = 16; i < 64; ++i) {
        const std::uint32_t a = std::rotr(w[i - 15], 7) ^ std::rotr(w[i - 15], 18) ^ (w[i - 15] >> 3);
        const std::uint32_t b = std::rotr(w[i - 2], 17) ^ std::rotr(w[i - 2], 19) ^ (w[i - 2] >> 10);
        w[i] = w[i - 16] + a + w[i - 7] + b;
    }
    auto [a, b, c, d, e, f, g, h] = m_state;
    for (std::size_t i = 0; i < 64; ++i) {
        const std::uint32_t choice = (e & f) ^ (~e & g), majority = (a & b) ^ (a & c) ^ (b & c);
        const std::uint32_t t1 = h + (std::rotr(e, 6) ^ std::rotr(e, 11) ^ std::rotr(e, 25)) + choice + kRound[i] + w[i];
        const std::uint32_t t2 = (std::rotr(a, 2) ^ std::rotr(a, 13) ^ std::rotr(a, 22)) + majority;
        h = std::exchange(g, std::exchange(f, std::exchange(e, d + t1)));
        d = std::exchange(c, std::exchange(b, std::exchange(a, t1 + t2)));
    }
    const std::array<std::uint32_t, 8> mixed{a, b, c, d, e, f, g, h};
    for (std::size_t i = 0; i < 8; ++i)
        m_state[i] += mixed[i];
}

void Sha256::update(std::span<const std::byte> bytes)
{
    while (!bytes.empty()) {
        const std::size_t held = m_bytes % m_block.size();
        const std::size_t count = std::min(m_block.size() - held, bytes.size());
        std::copy_n(bytes.begin(), count, m_block.begin() + static_cast<std::ptrdiff_t>(held));
        bytes = bytes.subspan(count);
        m_bytes += count;
        if (held + count == m_block.size())
            compress(m_block.data());
    }
}

std::string Sha256::finish()
{
    const std::uint64_t bits = 8 * m_bytes;
    std::vector<std::byte> end(1 + (119 - m_bytes % 64) % 64, std::byte{0});
    end.front() = std::byte{0x80};
    for (int shift = 56; shift >= 0; shift -= 8)
        end.push_back(static_cast<std::byte>(bits >> shift));
    update(end);
    std::string text;
    for (const std::uint32_t word : m_state)
        for (int shift = 28; shift >= 0; shift -= 4)
            text += "0123456789abcdef"[(word >> shift) & 0xF];
    return text;
}

std::string sha256_of(const std::filesystem::path& path)
{
    const InputFile file(path);
    Sha256 sum;
    std::vector<std::byte> chunk(std::size_t{1} << 18);
    const std::uint64_t size = file.size();
    for (std::uint64_t at = 0; at < size; at += chunk.size()) {
        const auto part = std::span(chunk).first(static_cast<std::size_t>(std::min<std::uint64_t>(chunk.size(), size - at)));
        file.read_at(at, part);
        sum.update(part);
    }
    return sum.finish();
}

}  // namespace ts
