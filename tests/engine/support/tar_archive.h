#pragma once

#include <cstdio>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

/// One member of a ustar archive; `size` overrides what the header says.
inline std::string tar_member(std::string_view name, std::string_view bytes, char kind = '0', std::string_view size = {})
{
    std::string header(512, '\0');
    const auto put = [&header](std::size_t at, std::string_view text) { header.replace(at, text.size(), text); };
    char number[16];
    std::snprintf(number, sizeof number, "%011zo", bytes.size());
    put(0, name);
    put(100, "0000644");
    put(124, size.empty() ? std::string_view(number) : size);
    put(148, "        ");
    header[156] = kind;
    put(257, "ustar");
    unsigned sum = 0;
    for (const char c : header)
        sum += static_cast<unsigned char>(c);
    std::snprintf(number, sizeof number, "%06o", sum);
    put(148, std::string(number) + '\0');
    std::string content(bytes);
    content.resize((bytes.size() + 511) / 512 * 512);
    return header + content;
}

inline std::string tar_of(const std::vector<std::pair<std::string, std::string>>& files)
{
    std::string archive;
    for (const auto& [name, bytes] : files)
        archive += tar_member(name, bytes);
    return archive + std::string(1024, '\0');
}
