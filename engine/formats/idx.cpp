#include "engine/formats/idx.h"

#include <optional>
#include <string>

#include "engine/formats/byte_order.h"
#include "engine/formats/gzip.h"

namespace ts {

namespace {

std::optional<FileScalar> scalar_of(std::byte code)
{
    using Kind = FileScalar::Kind;
    switch (std::to_integer<int>(code)) {
    case 0x08:
        return FileScalar{Kind::Unsigned, 1, std::endian::big};
    case 0x09:
        return FileScalar{Kind::Signed, 1, std::endian::big};
    case 0x0B:
        return FileScalar{Kind::Signed, 2, std::endian::big};
    case 0x0C:
        return FileScalar{Kind::Signed, 4, std::endian::big};
    case 0x0D:
        return FileScalar{Kind::Float, 4, std::endian::big};
    case 0x0E:
        return FileScalar{Kind::Float, 8, std::endian::big};
    default:
        return std::nullopt;
    }
}

}  // namespace

FileArrayHeader parse_idx_header(std::span<const std::byte> head, const std::filesystem::path& file)
{
    const auto scalar = head.size() < 4 ? std::nullopt : scalar_of(head[2]);
    if (!scalar || head[0] != std::byte{0} || head[1] != std::byte{0})
        throw FormatError(translatable("engine", "%1 is not an IDX file (the format of MNIST)."), {file.string()});
    const int rank = std::to_integer<int>(head[3]);
    if (rank > kMaxDims)
        throw FormatError(translatable("engine", "%1 has more than %2 dimensions."), {file.string(), std::to_string(kMaxDims)});
    FileArrayHeader header{*scalar, {}, false, 4 + 4 * static_cast<std::uint64_t>(rank)};
    if (head.size() < header.data_start)
        throw FormatError(translatable("engine", "%1 ends inside its header. Is it complete?"), {file.string()});
    for (int dim = 0; dim < rank; ++dim)
        header.shape.push_back(load_number<std::uint32_t>(head.data() + 4 + 4 * dim, std::endian::big));
    return header;
}

FileArray open_idx(const std::filesystem::path& path)
{
    MappedFile file = map_decompressed(path);
    const FileArrayHeader header = parse_idx_header(file.bytes().first(std::min(file.bytes().size(), kMaxIdxHeader)), path);
    return {std::move(file), header};
}

}  // namespace ts
