#include "engine/formats/zip_archive.h"

#include <algorithm>
#include <array>
#include <zlib.h>

#include "engine/formats/temporary_file.h"
#include "engine/formats/zip_directory.h"
#include "engine/tensor/error.h"

namespace ts {

namespace {

constexpr std::size_t kChunk = std::size_t{1} << 18;

FormatError damaged_entry(const std::filesystem::path& file, const ZipEntry& entry)
{
    return FormatError(translatable("engine", "%1: the entry \"%2\" is damaged. Get a fresh copy."),
                       {file.string(), entry.name});
}

std::uint32_t add_crc(std::uint32_t crc, std::span<const std::byte> bytes)
{
    while (!bytes.empty()) {
        const auto part = bytes.first(std::min<std::size_t>(bytes.size(), 1U << 30));
        crc = static_cast<std::uint32_t>(
            crc32(crc, reinterpret_cast<const Bytef*>(part.data()), static_cast<uInt>(part.size())));
        bytes = bytes.subspan(part.size());
    }
    return crc;
}

/// Turns raw deflate data into plain data, a chunk at a time.
class Inflater {
public:
    explicit Inflater(std::span<const std::byte> input) : m_input(input)
    {
        m_ready = inflateInit2(&m_stream, -MAX_WBITS) == Z_OK;
    }
    ~Inflater() { inflateEnd(&m_stream); }
    Inflater(const Inflater&) = delete;
    Inflater& operator=(const Inflater&) = delete;

    /// Fills up to `out`; a shorter result is the last. Nothing where the data is damaged.
    std::optional<std::size_t> read(std::span<char> out)
    {
        m_stream.next_out = reinterpret_cast<Bytef*>(out.data());
        m_stream.avail_out = static_cast<uInt>(out.size());
        int code = m_ready ? Z_OK : Z_STREAM_ERROR;
        while (code == Z_OK && !m_ended && m_stream.avail_out > 0) {
            refill();
            code = inflate(&m_stream, Z_NO_FLUSH);
            m_ended = code == Z_STREAM_END;
        }
        if (code != Z_OK && code != Z_STREAM_END)
            return std::nullopt;
        return out.size() - m_stream.avail_out;
    }

private:
    void refill()
    {
        if (m_stream.avail_in > 0)
            return;
        const auto part = m_input.first(std::min<std::size_t>(m_input.size(), 1U << 30));
        m_stream.next_in = reinterpret_cast<Bytef*>(const_cast<std::byte*>(part.data()));
        m_stream.avail_in = static_cast<uInt>(part.size());
        m_input = m_input.subspan(part.size());
    }

    z_stream m_stream{};
    std::span<const std::byte> m_input;
    bool m_ready = false;
    bool m_ended = false;
};

}  // namespace

ZipArchive::ZipArchive(const std::filesystem::path& file) : m_file(file), m_entries(parse_zip_directory(m_file.bytes(), file))
{
}

const ZipEntry* ZipArchive::find(std::string_view name) const
{
    const auto found = std::find_if(m_entries.begin(), m_entries.end(), [&](const ZipEntry& e) { return e.name == name; });
    return found == m_entries.end() ? nullptr : &*found;
}

std::optional<std::span<const std::byte>> ZipArchive::stored(const ZipEntry& entry) const
{
    if (entry.deflated)
        return std::nullopt;
    return m_file.bytes().subspan(entry.data_start, entry.stored_size);
}

void ZipArchive::check_stored(const ZipEntry& entry) const
{
    if (add_crc(0, m_file.bytes().subspan(entry.data_start, entry.stored_size)) != entry.crc)
        throw damaged_entry(path(), entry);
}

MappedFile ZipArchive::unpack(const ZipEntry& entry) const
{
    Inflater inflater(m_file.bytes().subspan(entry.data_start, entry.stored_size));
    InputFile plain = make_temporary_file(path());
    std::vector<char> chunk(kChunk);
    std::uint64_t total = 0;
    std::uint32_t crc = 0;
    while (true) {
        const std::optional<std::size_t> got = inflater.read(chunk);
        if (!got || *got > entry.size - total)
            throw damaged_entry(path(), entry);
        if (*got == 0)
            break;
        const auto part = std::span(chunk).first(*got);
        append_to_temporary(plain, part);
        crc = add_crc(crc, std::as_bytes(part));
        total += *got;
    }
    if (total != entry.size || crc != entry.crc)
        throw damaged_entry(path(), entry);
    return MappedFile(std::move(plain));
}

}  // namespace ts
