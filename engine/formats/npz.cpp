#include "engine/formats/npz.h"

#include <algorithm>
#include <set>

#include "engine/formats/npy.h"
#include "engine/formats/zip_writer.h"
#include "engine/tensor/copy.h"

namespace ts {

namespace {

constexpr std::string_view kSuffix = ".npy";

std::string joined(const std::vector<std::string>& names)
{
    std::string out;
    for (const std::string& name : names)
        out += (out.empty() ? "" : ", ") + name;
    return out;
}

std::filesystem::path entry_name(const std::filesystem::path& file, const ZipEntry& entry)
{
    return file.string() + "/" + entry.name;
}

FileArrayHeader header_of(std::span<const std::byte> bytes, const std::filesystem::path& name)
{
    return parse_npy_header(bytes.first(std::min(bytes.size(), kMaxNpyHeader)), name);
}

/// A stored array is read where it lies; the archive must not lend it bytes of its neighbours.
void check_fits(const FileArrayHeader& header, const ZipEntry& entry, const std::filesystem::path& name)
{
    std::uint64_t bytes = header.scalar.size;
    for (const std::int64_t size : header.shape)
        if (__builtin_mul_overflow(bytes, static_cast<std::uint64_t>(size), &bytes))
            bytes = UINT64_MAX;
    if (bytes > entry.size - header.data_start)
        throw FormatError(translatable("engine", "%1 ends inside its data. Is it complete?"), {name.string()});
}

}  // namespace

std::vector<std::string> NpzFile::names() const
{
    std::vector<std::string> out;
    for (const ZipEntry& entry : m_archive.entries())
        if (entry.name.ends_with(kSuffix))
            out.push_back(entry.name.substr(0, entry.name.size() - kSuffix.size()));
    return out;
}

FileArray NpzFile::open(const std::string& name) const
{
    const ZipEntry* entry = m_archive.find(name + std::string(kSuffix));
    if (!entry)
        throw ArgumentError(translatable("engine", "%1 has no array \"%2\"; it has: %3."),
                            {m_archive.path().string(), name, joined(names())});
    const std::filesystem::path shown = entry_name(m_archive.path(), *entry);
    if (const auto bytes = m_archive.stored(*entry)) {
        m_archive.check_stored(*entry);
        FileArrayHeader header = header_of(*bytes, shown);
        check_fits(header, *entry, shown);
        header.data_start += entry->data_start;
        return {MappedFile(m_archive.path()), header};
    }
    MappedFile plain = m_archive.unpack(*entry);
    const FileArrayHeader header = header_of(plain.bytes(), shown);
    return {std::move(plain), header};
}

NamedTensors load_npz(const std::filesystem::path& file)
{
    const NpzFile archive(file);
    NamedTensors out;
    for (const std::string& name : archive.names())
        out.emplace_back(name, archive.open(name).load());
    return out;
}

void save_npz(const std::filesystem::path& file, std::span<const std::pair<std::string, Tensor>> tensors, bool compressed)
{
    std::set<std::string> names;
    std::vector<std::string> headers;
    std::vector<Tensor> dense;
    for (const auto& [name, tensor] : tensors) {
        if (!names.insert(name).second)
            throw ArgumentError(translatable("engine", "%1: two arrays are called \"%2\"."), {file.string(), name});
        headers.push_back(npy_header(tensor.dtype(), tensor.sizes()));
        dense.push_back(contiguous_copy(tensor));
    }
    ZipWriter writer;
    for (std::size_t i = 0; i < tensors.size(); ++i) {
        const std::string_view data(static_cast<const char*>(dense[i].raw_data()),
                                    static_cast<std::size_t>(dense[i].numel()) * item_size(dense[i].dtype()));
        writer.add(tensors[i].first + std::string(kSuffix), {headers[i], data}, compressed);
    }
    writer.write(file);
}

}  // namespace ts
