#include "engine/formats/safetensors.h"

#include <algorithm>
#include <array>
#include <vector>

#include "engine/formats/atomic_file.h"
#include "engine/formats/byte_order.h"
#include "engine/tensor/copy.h"

namespace ts {

namespace {

constexpr std::uint64_t kLengthSize = sizeof(std::uint64_t);

std::span<std::byte> bytes_of(const Tensor& tensor)
{
    const auto size = static_cast<std::size_t>(tensor.numel()) * item_size(tensor.dtype());
    return {static_cast<std::byte*>(tensor.raw_data()), size};
}

std::string read_header(const InputFile& file)
{
    const std::uint64_t size = file.size();
    std::array<std::byte, kLengthSize> raw{};
    if (size >= kLengthSize)
        file.read_at(0, raw);
    const auto length = load_number<std::uint64_t>(raw.data());
    if (size < kLengthSize || length > kMaxSafetensorsHeader || length > size - kLengthSize)
        throw FormatError(
            translatable("engine",
                         "%1 is not a safetensors file, or not all of it: a header of %2 bytes does not fit into %3 bytes."),
            {file.path().string(), std::to_string(length), std::to_string(size)});
    std::string json(static_cast<std::size_t>(length), '\0');
    file.read_at(kLengthSize, std::as_writable_bytes(std::span(json)));
    return json;
}

/// Any byte may stand in the file, but a bool in memory is 0 or 1.
void make_booleans_clean(const Tensor& tensor)
{
    for (std::byte& byte : bytes_of(tensor))
        byte = byte == std::byte{0} ? byte : std::byte{1};
}

using Item = std::pair<const std::string, Tensor>;

std::vector<const Item*> in_file_order(const std::map<std::string, Tensor>& tensors)
{
    std::vector<const Item*> order;
    for (const Item& item : tensors)
        order.push_back(&item);
    std::ranges::stable_sort(order, std::greater(), [](const Item* item) { return item_size(item->second.dtype()); });
    return order;
}

}  // namespace

SafetensorsFile::SafetensorsFile(const std::filesystem::path& file) : m_file(file)
{
    const std::string json = read_header(m_file);
    m_data_start = kLengthSize + json.size();
    m_header = parse_safetensors_header(json, m_file.size() - m_data_start, file);
}

Tensor SafetensorsFile::read(const std::string& name) const
{
    const auto found = m_header.tensors.find(name);
    if (found == m_header.tensors.end())
        throw ArgumentError(translatable("engine", "%1 holds no tensor \"%2\"."), {m_file.path().string(), name});
    Tensor out = empty(found->second.shape, found->second.dtype);
    m_file.read_at(m_data_start + found->second.begin, bytes_of(out));
    if (out.dtype() == DType::Bool)
        make_booleans_clean(out);
    return out;
}

std::map<std::string, Tensor> load_safetensors(const std::filesystem::path& path)
{
    const SafetensorsFile file(path);
    std::map<std::string, Tensor> out;
    for (const auto& [name, entry] : file.tensors())
        out.emplace(name, file.read(name));
    return out;
}

void save_safetensors(const std::filesystem::path& file, const std::map<std::string, Tensor>& tensors,
                      const std::map<std::string, std::string>& metadata)
{
    SafetensorsHeader header{{}, metadata};
    std::vector<Tensor> data;
    std::uint64_t end = 0;
    for (const Item* item : in_file_order(tensors)) {
        const std::uint64_t begin = end;
        data.push_back(contiguous_copy(item->second));
        end += bytes_of(data.back()).size();
        header.tensors[item->first] = {item->second.dtype(), item->second.sizes(), begin, end};
    }
    const std::string json = write_safetensors_header(header);
    std::string start;
    append_little_endian(start, static_cast<std::uint64_t>(json.size()));
    start += json;
    std::vector<std::string_view> parts{start};
    for (const Tensor& tensor : data)
        parts.emplace_back(static_cast<const char*>(tensor.raw_data()), bytes_of(tensor).size());
    write_file_atomically(file, parts);
}

}  // namespace ts
