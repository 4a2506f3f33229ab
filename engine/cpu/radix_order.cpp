#include "engine/cpu/radix_order.h"

#include <array>
#include <bit>
#include <utility>
#include <vector>

namespace ts {

namespace {

constexpr int kBits = 11, kPasses = 3;
constexpr std::uint32_t kBuckets = 1U << kBits;

struct Entry {
    std::uint32_t key, index;
};

/// Unsigned numbers in the order of the floats.
std::uint32_t key_of(float value, bool descending)
{
    std::uint32_t bits = std::bit_cast<std::uint32_t>(value == 0 ? 0.0F : value);
    bits = value != value ? ~0U : bits & 0x80000000U ? ~bits : bits | 0x80000000U;
    return descending ? ~bits : bits;
}

std::uint32_t digit(std::uint32_t key, int pass)
{
    return key >> (pass * kBits) & (kBuckets - 1);
}

using Counts = std::array<std::array<std::uint32_t, kBuckets>, kPasses>;

/// Turns counts into the place where each digit begins.
void make_places(std::array<std::uint32_t, kBuckets>& counts)
{
    std::uint32_t at = 0;
    for (std::uint32_t& count : counts)
        at += std::exchange(count, at);
}

}  // namespace

void radix_order(const float* x, std::int64_t n, bool descending, std::int64_t* out)
{
    thread_local std::vector<Entry> first, second;
    first.resize(static_cast<std::size_t>(n));
    second.resize(static_cast<std::size_t>(n));
    Counts counts{};
    for (std::int64_t i = 0; i < n; ++i) {
        const Entry entry{key_of(x[i], descending), static_cast<std::uint32_t>(i)};
        first[static_cast<std::size_t>(i)] = entry;
        for (int pass = 0; pass < kPasses; ++pass)
            ++counts[static_cast<std::size_t>(pass)][digit(entry.key, pass)];
    }
    for (int pass = 0; pass < kPasses; ++pass) {
        auto& places = counts[static_cast<std::size_t>(pass)];
        make_places(places);
        for (const Entry& entry : first)
            second[places[digit(entry.key, pass)]++] = entry;
        std::swap(first, second);
    }
    for (std::int64_t i = 0; i < n; ++i)
        out[i] = first[static_cast<std::size_t>(i)].index;
}

}  // namespace ts
