#include "engine/formats/gzip.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>
#include <memory>
#include <string>
#include <unistd.h>
#include <vector>
#include <zlib.h>

#include "engine/formats/temporary_file.h"
#include "engine/tensor/error.h"

namespace ts {

namespace {

constexpr unsigned kChunk = 1U << 18;

struct CloseGzip {
    void operator()(gzFile file) const { gzclose_r(file); }
};
using GzipReader = std::unique_ptr<gzFile_s, CloseGzip>;

GzipReader open_reader(const InputFile& file)
{
    const int copy = dup(file.descriptor());
    GzipReader reader(copy < 0 ? nullptr : gzdopen(copy, "rb"));
    if (!reader)
        throw IoError(translatable("engine", "%1 cannot be opened: %2."), {file.path().string(), std::strerror(errno)});
    gzbuffer(reader.get(), kChunk);
    return reader;
}

/// zlib reports a cut-off stream only through gzerror, after a read that looks complete.
void check_intact(gzFile reader, const std::filesystem::path& path)
{
    int code = Z_OK;
    const char* reason = gzerror(reader, &code);
    if (code != Z_OK && code != Z_STREAM_END)
        throw FormatError(translatable("engine", "%1 is a damaged or incomplete gzip file (%2). Get a fresh copy."),
                          {path.string(), code == Z_BUF_ERROR ? "unexpected end" : reason});
}

}  // namespace

bool is_gzip(const InputFile& file)
{
    std::array<std::byte, 2> magic{};
    if (file.size() < magic.size())
        return false;
    file.read_at(0, magic);
    return magic[0] == std::byte{0x1F} && magic[1] == std::byte{0x8B};
}

MappedFile map_decompressed(const std::filesystem::path& path)
{
    InputFile file(path);
    if (!is_gzip(file))
        return MappedFile(std::move(file));
    const GzipReader reader = open_reader(file);
    InputFile inflated = make_temporary_file(path);
    std::vector<char> chunk(kChunk);
    int got = 0;
    while ((got = gzread(reader.get(), chunk.data(), kChunk)) > 0)
        append_to_temporary(inflated, std::span(chunk).first(static_cast<std::size_t>(got)));
    check_intact(reader.get(), path);
    return MappedFile(std::move(inflated));
}

FileHead read_head(const std::filesystem::path& path, std::size_t limit)
{
    const InputFile file(path);
    FileHead head;
    if (!is_gzip(file)) {
        const std::uint64_t size = file.size();
        head.bytes.resize(static_cast<std::size_t>(std::min<std::uint64_t>(limit, size)));
        head.whole = head.bytes.size() == size;
        file.read_at(0, std::as_writable_bytes(std::span(head.bytes)));
        return head;
    }
    const GzipReader reader = open_reader(file);
    head.bytes.resize(limit);
    const int got = gzread(reader.get(), head.bytes.data(), static_cast<unsigned>(limit));
    check_intact(reader.get(), path);
    head.bytes.resize(static_cast<std::size_t>(std::max(got, 0)));
    head.whole = head.bytes.size() < limit;
    return head;
}

}  // namespace ts
