#include "engine/formats/tar.h"

#include <algorithm>
#include <cstdint>
#include <optional>

#include "engine/tensor/error.h"

namespace ts {

namespace {

constexpr std::size_t kBlock = 512;

[[noreturn]] void refuse(const std::filesystem::path& file, std::size_t position)
{
    throw FormatError(translatable("engine", "%1 is no tar archive, or damaged at byte %2. Get a fresh copy."),
                      {file.string(), std::to_string(position)});
}

/// A field that ends at its first zero byte.
std::string_view text_field(std::string_view header, std::size_t start, std::size_t size)
{
    const std::string_view field = header.substr(start, size);
    return field.substr(0, field.find('\0'));
}

std::optional<std::uint64_t> octal(std::string_view field)
{
    field = field.substr(0, field.find('\0'));
    const auto is_octal = [](char c) { return c >= '0' && c <= '7'; };
    std::uint64_t value = 0;
    bool any = false;
    for (const char c : field) {
        if (is_octal(c)) {
            value = value * 8 + static_cast<std::uint64_t>(c - '0');
            any = true;
        } else if (c != ' ') {
            return std::nullopt;
        }
    }
    return any ? std::optional(value) : std::nullopt;
}

/// The sum of all bytes of a header, its own field counted as blanks.
bool sum_is_right(std::string_view header)
{
    std::uint64_t sum = 0;
    for (std::size_t i = 0; i < kBlock; ++i)
        sum += i >= 148 && i < 156 ? std::uint64_t{' '} : static_cast<unsigned char>(header[i]);
    return octal(header.substr(148, 8)) == sum;
}

std::string name_of(std::string_view header)
{
    const std::string_view folder = header.substr(257, 5) == "ustar" ? text_field(header, 345, 155) : std::string_view();
    return (folder.empty() ? "" : std::string(folder) + "/") + std::string(text_field(header, 0, 100));
}

}  // namespace

std::vector<TarMember> list_tar(std::string_view archive, const std::filesystem::path& file)
{
    std::vector<TarMember> members;
    std::size_t at = 0;
    while (true) {
        if (archive.size() - at < kBlock)
            refuse(file, at);
        const std::string_view header = archive.substr(at, kBlock);
        if (std::ranges::all_of(header, [](char c) { return c == '\0'; }))
            return members;
        const auto size = octal(header.substr(124, 12));
        if (!sum_is_right(header) || !size || *size > archive.size() - at - kBlock)
            refuse(file, at);
        const char kind = header[156];
        if (kind == '0' || kind == '\0')
            members.push_back({name_of(header), archive.substr(at + kBlock, static_cast<std::size_t>(*size))});
        const std::uint64_t blocks = (*size + kBlock - 1) / kBlock;
        at = std::min(archive.size(), at + kBlock + static_cast<std::size_t>(blocks) * kBlock);
    }
}

}  // namespace ts
