#include "engine/formats/zip_directory.h"

#include <algorithm>
#include <optional>

#include "engine/formats/byte_order.h"
#include "engine/tensor/error.h"

namespace ts {

namespace {

constexpr std::uint32_t kEndMagic = 0x06054b50, kEnd64Magic = 0x06064b50, kLocator64Magic = 0x07064b50;
constexpr std::uint32_t kEntryMagic = 0x02014b50, kLocalMagic = 0x04034b50;
constexpr std::size_t kEndSize = 22, kEnd64Size = 56, kLocator64Size = 20, kEntrySize = 46, kLocalSize = 30;
constexpr std::uint32_t kIn64 = 0xFFFFFFFF;  // the number is in the ZIP64 part
constexpr std::uint16_t kExtra64 = 1;

/// Numbers at positions of the archive; positions outside it throw.
class Reader {
public:
    Reader(std::span<const std::byte> bytes, const std::filesystem::path& file) : m_bytes(bytes), m_file(file) { }

    template <class T> [[nodiscard]] T at(std::uint64_t position) const
    {
        return load_number<T>(range(position, sizeof(T)).data());
    }
    [[nodiscard]] std::span<const std::byte> range(std::uint64_t position, std::uint64_t size) const
    {
        if (position > m_bytes.size() || size > m_bytes.size() - position)
            damaged();
        return m_bytes.subspan(position, size);
    }
    [[nodiscard]] std::uint64_t size() const { return m_bytes.size(); }
    [[noreturn]] void damaged() const
    {
        throw FormatError(translatable("engine", "%1 is a damaged or incomplete zip archive. Get a fresh copy."),
                          {m_file.string()});
    }
    [[nodiscard]] const std::filesystem::path& file() const { return m_file; }

private:
    std::span<const std::byte> m_bytes;
    const std::filesystem::path& m_file;
};

struct Directory {
    std::uint64_t start = 0, size = 0, entries = 0;
};

/// The record at the very end, behind which only a comment of up to 64 KiB may come.
std::uint64_t find_end(const Reader& in)
{
    if (in.size() >= kEndSize) {
        const std::uint64_t last = in.size() - kEndSize, lowest = last > 0xFFFF ? last - 0xFFFF : 0;
        for (std::uint64_t at = last + 1; at-- > lowest;)
            if (in.at<std::uint32_t>(at) == kEndMagic && at + kEndSize + in.at<std::uint16_t>(at + 20) == in.size())
                return at;
    }
    throw FormatError(translatable("engine", "%1 is not a zip archive, or its end is missing."), {in.file().string()});
}

Directory find_directory(const Reader& in)
{
    const std::uint64_t end = find_end(in);
    Directory directory{in.at<std::uint32_t>(end + 16), in.at<std::uint32_t>(end + 12), in.at<std::uint16_t>(end + 10)};
    const bool is_64 = end >= kLocator64Size && in.at<std::uint32_t>(end - kLocator64Size) == kLocator64Magic;
    if (!is_64)
        return directory;
    const auto end_64 = in.at<std::uint64_t>(end - kLocator64Size + 8);
    if (in.range(end_64, kEnd64Size).empty() || in.at<std::uint32_t>(end_64) != kEnd64Magic)
        in.damaged();
    return {in.at<std::uint64_t>(end_64 + 48), in.at<std::uint64_t>(end_64 + 40), in.at<std::uint64_t>(end_64 + 32)};
}

/// Sizes and position of an entry; those that do not fit 32 bits are in an extra field, in this order.
struct Numbers {
    std::uint64_t size, stored_size, local;
};

Numbers read_numbers(const Reader& in, std::uint64_t at, std::uint64_t extra, std::uint64_t extra_end)
{
    Numbers n{in.at<std::uint32_t>(at + 24), in.at<std::uint32_t>(at + 20), in.at<std::uint32_t>(at + 42)};
    while (extra_end - extra >= 4) {
        const auto kind = in.at<std::uint16_t>(extra);
        const std::uint64_t length = in.at<std::uint16_t>(extra + 2);
        extra += 4;
        if (length > extra_end - extra)
            in.damaged();
        if (kind == kExtra64) {
            std::uint64_t from = extra;
            for (std::uint64_t* number : {&n.size, &n.stored_size, &n.local})
                if (*number == kIn64 && from + 8 <= extra + length) {
                    *number = in.at<std::uint64_t>(from);
                    from += 8;
                }
        }
        extra += length;
    }
    return n;
}

void check_method(const Reader& in, std::uint64_t at, const ZipEntry& entry)
{
    const auto flags = in.at<std::uint16_t>(at + 8), method = in.at<std::uint16_t>(at + 10);
    if (flags & 1U)
        throw FormatError(translatable("engine", "%1: the entry \"%2\" is encrypted, which is not supported."),
                          {in.file().string(), entry.name});
    if (method != 0 && method != 8)
        throw FormatError(translatable("engine",
                                       "%1: the entry \"%2\" is packed by method %3; only stored and deflated "
                                       "entries are supported."),
                          {in.file().string(), entry.name, std::to_string(method)});
}

void check_sizes(const Reader& in, const ZipEntry& entry)
{
    if (!entry.deflated && entry.size != entry.stored_size)
        in.damaged();
    if (entry.size > ZipArchive::kMaxSize || (entry.deflated && entry.size / ZipArchive::kMaxRatio > entry.stored_size))
        throw FormatError(translatable("engine",
                                       "%1: the entry \"%2\" claims to unpack from %3 to %4 bytes, which cannot be "
                                       "true. The file is damaged or was made to do harm."),
                          {in.file().string(), entry.name, std::to_string(entry.stored_size), std::to_string(entry.size)});
}

/// Reads one entry at `at`, which moves to the next one.
ZipEntry read_entry(const Reader& in, std::uint64_t& at)
{
    if (in.at<std::uint32_t>(at) != kEntryMagic)
        in.damaged();
    const std::uint64_t name = in.at<std::uint16_t>(at + 28), extra = in.at<std::uint16_t>(at + 30);
    const auto text = in.range(at + kEntrySize, name);
    const std::uint64_t extra_start = at + kEntrySize + name;
    const Numbers numbers = read_numbers(in, at, extra_start, extra_start + in.range(extra_start, extra).size());
    ZipEntry entry{{reinterpret_cast<const char*>(text.data()), text.size()},
                   numbers.size,
                   numbers.stored_size,
                   0,
                   in.at<std::uint32_t>(at + 16),
                   in.at<std::uint16_t>(at + 10) == 8};
    check_method(in, at, entry);
    check_sizes(in, entry);
    if (in.range(numbers.local, kLocalSize).empty() || in.at<std::uint32_t>(numbers.local) != kLocalMagic)
        in.damaged();
    entry.data_start
        = numbers.local + kLocalSize + in.at<std::uint16_t>(numbers.local + 26) + in.at<std::uint16_t>(numbers.local + 28);
    if (in.range(entry.data_start, entry.stored_size).size() != entry.stored_size)
        in.damaged();
    at = extra_start + extra + in.at<std::uint16_t>(at + 32);
    return entry;
}

void check_no_overlap(const Reader& in, const std::vector<ZipEntry>& entries)
{
    std::vector<const ZipEntry*> order;
    for (const ZipEntry& entry : entries)
        order.push_back(&entry);
    std::sort(order.begin(), order.end(), [](auto* a, auto* b) { return a->data_start < b->data_start; });
    for (std::size_t i = 1; i < order.size(); ++i)
        if (order[i]->data_start < order[i - 1]->data_start + order[i - 1]->stored_size)
            in.damaged();
}

}  // namespace

std::vector<ZipEntry> parse_zip_directory(std::span<const std::byte> bytes, const std::filesystem::path& file)
{
    const Reader in(bytes, file);
    const Directory directory = find_directory(in);
    if (directory.entries > in.range(directory.start, directory.size).size() / kEntrySize)
        in.damaged();
    std::vector<ZipEntry> entries;
    std::uint64_t at = directory.start;
    for (std::uint64_t i = 0; i < directory.entries; ++i)
        entries.push_back(read_entry(in, at));
    check_no_overlap(in, entries);
    return entries;
}

}  // namespace ts
