#include "engine/formats/zip_writer.h"

#include <algorithm>
#include <zlib.h>

#include "engine/formats/atomic_file.h"
#include "engine/formats/byte_order.h"
#include "engine/tensor/error.h"

namespace ts {

namespace {

constexpr std::uint64_t kLimit32 = 0xFFFFFFFF;
constexpr std::uint64_t kLimit16 = 0xFFFF;
constexpr std::size_t kPiece = std::size_t{1} << 30;  // zlib counts in 32 bits

void put16(std::string& out, std::uint64_t value)
{
    append_little_endian(out, static_cast<std::uint16_t>(value));
}
void put32(std::string& out, std::uint64_t value)
{
    append_little_endian(out, static_cast<std::uint32_t>(std::min(value, kLimit32)));
}
void put64(std::string& out, std::uint64_t value)
{
    append_little_endian(out, value);
}

template <class Body> void each_piece(std::string_view bytes, Body&& body)
{
    for (; !bytes.empty(); bytes.remove_prefix(std::min(bytes.size(), kPiece)))
        body(bytes.substr(0, kPiece));
}

Bytef* as_bytes(const char* from)
{
    return reinterpret_cast<Bytef*>(const_cast<char*>(from));
}

/// Raw deflate data of all parts.
std::string deflated(const std::vector<std::string_view>& parts)
{
    z_stream stream{};
    int code = deflateInit2(&stream, Z_DEFAULT_COMPRESSION, Z_DEFLATED, -MAX_WBITS, 8, Z_DEFAULT_STRATEGY);
    std::string out, chunk(std::size_t{1} << 18, '\0');
    const auto run = [&](std::string_view piece, int flush) {
        stream.next_in = as_bytes(piece.data());
        stream.avail_in = static_cast<uInt>(piece.size());
        do {
            stream.next_out = as_bytes(chunk.data());
            stream.avail_out = static_cast<uInt>(chunk.size());
            code = code == Z_OK ? deflate(&stream, flush) : code;
            out.append(chunk.data(), chunk.size() - stream.avail_out);
        } while (code == Z_OK && stream.avail_out == 0);
    };
    for (const std::string_view part : parts)
        each_piece(part, [&](std::string_view piece) { run(piece, Z_NO_FLUSH); });
    run({}, Z_FINISH);
    deflateEnd(&stream);
    if (code != Z_STREAM_END)
        throw ArgumentError(translatable("engine", "The data cannot be compressed: there is not enough memory."), {});
    return out;
}

/// Version 4.5 where the entry has 64-bit numbers, 2.0 for all others.
std::uint64_t version_needed(bool wide)
{
    return wide ? 45 : 20;
}

// 1980-01-01: the same tensors give the same bytes.
constexpr std::uint64_t kDate = 1 << 5 | 1;

}  // namespace

void ZipWriter::add(std::string name, std::vector<std::string_view> parts, bool deflate)
{
    Entry entry;
    entry.name = std::move(name);
    entry.deflated = deflate;
    for (const std::string_view part : parts) {
        entry.size += part.size();
        each_piece(part, [&](std::string_view piece) {
            entry.crc = static_cast<std::uint32_t>(crc32(entry.crc, as_bytes(piece.data()), static_cast<uInt>(piece.size())));
        });
    }
    if (deflate)
        entry.packed = deflated(parts);
    else
        entry.parts = std::move(parts);
    entry.stored_size = deflate ? entry.packed.size() : entry.size;
    m_entries.push_back(std::move(entry));
}

std::string ZipWriter::local_header(const Entry& entry)
{
    const bool wide = entry.size >= kLimit32 || entry.stored_size >= kLimit32;
    std::string out;
    put32(out, 0x04034b50);
    put16(out, version_needed(wide));
    put16(out, 1 << 11);  // names are UTF-8
    put16(out, entry.deflated ? 8 : 0);
    put16(out, 0);
    put16(out, kDate);
    put32(out, entry.crc);
    put32(out, wide ? kLimit32 : entry.stored_size);
    put32(out, wide ? kLimit32 : entry.size);
    put16(out, entry.name.size());
    put16(out, wide ? 20 : 0);
    out += entry.name;
    if (wide) {
        put16(out, 1);
        put16(out, 16);
        put64(out, entry.size);
        put64(out, entry.stored_size);
    }
    return out;
}

std::string ZipWriter::directory_entry(const Entry& entry, std::uint64_t position)
{
    const bool wide = entry.size >= kLimit32 || entry.stored_size >= kLimit32 || position >= kLimit32;
    std::string out;
    put32(out, 0x02014b50);
    put16(out, version_needed(wide));
    out += local_header({entry.name, {}, {}, 0, 0, entry.crc, entry.deflated}).substr(4, 14);
    put32(out, wide ? kLimit32 : entry.stored_size);
    put32(out, wide ? kLimit32 : entry.size);
    put16(out, entry.name.size());
    put16(out, wide ? 28 : 0);
    put16(out, 0);  // comment
    put16(out, 0);  // disk
    put16(out, 0);  // inner attributes
    put32(out, 0);  // outer attributes
    put32(out, wide ? kLimit32 : position);
    out += entry.name;
    if (wide) {
        put16(out, 1);
        put16(out, 24);
        put64(out, entry.size);
        put64(out, entry.stored_size);
        put64(out, position);
    }
    return out;
}

void ZipWriter::write(const std::filesystem::path& file) const
{
    std::vector<std::string> headers;
    std::string tail;
    std::uint64_t position = 0;
    for (const Entry& entry : m_entries) {
        headers.push_back(local_header(entry));
        tail += directory_entry(entry, position);
        position += headers.back().size() + entry.stored_size;
    }
    const std::uint64_t directory_size = tail.size(), count = m_entries.size();
    if (position >= kLimit32 || directory_size >= kLimit32 || count >= kLimit16) {
        const std::uint64_t end_64 = position + directory_size;
        put32(tail, 0x06064b50);
        put64(tail, 44);
        put16(tail, 45);
        put16(tail, 45);
        put32(tail, 0);
        put32(tail, 0);
        put64(tail, count);
        put64(tail, count);
        put64(tail, directory_size);
        put64(tail, position);
        put32(tail, 0x07064b50);
        put32(tail, 0);
        put64(tail, end_64);
        put32(tail, 1);
    }
    put32(tail, 0x06054b50);
    put32(tail, 0);  // disks
    put16(tail, std::min(count, kLimit16));
    put16(tail, std::min(count, kLimit16));
    put32(tail, directory_size);
    put32(tail, position);
    put16(tail, 0);  // comment
    std::vector<std::string_view> all;
    for (std::size_t i = 0; i < m_entries.size(); ++i) {
        all.emplace_back(headers[i]);
        all.insert(all.end(), m_entries[i].parts.begin(), m_entries[i].parts.end());
        all.emplace_back(m_entries[i].packed);
    }
    all.emplace_back(tail);
    write_file_atomically(file, all);
}

}  // namespace ts
