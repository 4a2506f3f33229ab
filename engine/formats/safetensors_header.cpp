#include "engine/formats/safetensors_header.h"

#include <algorithm>
#include <limits>
#include <vector>

#include "engine/formats/safetensors_json.h"
#include "engine/tensor/error.h"

namespace ts {

namespace {

using Named = std::pair<const std::string, SafetensorsEntry>;

/// Bytes of a tensor of this shape, or nothing where they or its strides do not fit into 63 bits.
std::optional<std::uint64_t> byte_count(const SafetensorsEntry& entry)
{
    std::uint64_t bytes = item_size(entry.dtype);
    bool empty = false;
    for (const std::int64_t size : entry.shape) {
        empty = empty || size == 0;
        const std::uint64_t factor = std::max<std::uint64_t>(static_cast<std::uint64_t>(size), 1);
        if (bytes > static_cast<std::uint64_t>(std::numeric_limits<std::int64_t>::max()) / factor)
            return std::nullopt;
        bytes *= factor;
    }
    return empty ? 0 : bytes;
}

void check_size(const Named& tensor, const std::filesystem::path& file)
{
    const auto& [name, entry] = tensor;
    const auto needed = byte_count(entry);
    if (!needed)
        throw FormatError(translatable("engine", "%1: tensor \"%2\" has the impossible shape %3."),
                          {file.string(), name, entry.shape.text()});
    if (entry.end < entry.begin || entry.end - entry.begin != *needed)
        throw FormatError(
            translatable("engine",
                         "%1: tensor \"%2\" of type %3 and shape %4 needs %5 bytes, but its data_offsets are %6 and %7."),
            {file.string(), name, std::string(safetensors_name(entry.dtype)), entry.shape.text(), std::to_string(*needed),
             std::to_string(entry.begin), std::to_string(entry.end)});
}

/// Tensors in the order of their data must follow each other and fill the file.
void check_cover(const SafetensorsHeader& header, std::uint64_t data_size, const std::filesystem::path& file)
{
    std::vector<const Named*> order;
    for (const Named& tensor : header.tensors)
        order.push_back(&tensor);
    std::ranges::sort(order, {}, [](const Named* t) { return std::pair(t->second.begin, t->second.end); });
    std::uint64_t end = 0;
    for (const Named* tensor : order) {
        if (tensor->second.begin != end)
            throw FormatError(
                translatable("engine",
                             "%1: the data of tensor \"%2\" begins at byte %3 instead of %4. The file is damaged or hostile."),
                {file.string(), tensor->first, std::to_string(tensor->second.begin), std::to_string(end)});
        end = tensor->second.end;
    }
    if (end != data_size)
        throw FormatError(
            translatable("engine", "%1: the header describes %2 bytes of data, but there are %3. Is the file complete?"),
            {file.string(), std::to_string(end), std::to_string(data_size)});
}

std::string quote(const std::string& text)
{
    try {
        return nlohmann::json(text).dump();
    } catch (const nlohmann::json::exception&) {
        throw ArgumentError(translatable("engine", "safetensors: a name or a metadata text is not valid UTF-8."), {});
    }
}

std::string quote_metadata(const std::map<std::string, std::string>& metadata)
{
    std::string out = "\"__metadata__\":{";
    for (const auto& [key, value] : metadata)
        out += (out.back() == '{' ? "" : ",") + quote(key) + ':' + quote(value);
    return out + '}';
}

std::string quote_entry(const Named& tensor)
{
    if (tensor.first == "__metadata__")
        throw ArgumentError(translatable("engine", "safetensors: a tensor cannot be called \"__metadata__\"."), {});
    std::string shape;
    for (const std::int64_t size : tensor.second.shape)
        shape += (shape.empty() ? "" : ",") + std::to_string(size);
    return quote(tensor.first) + R"(:{"dtype":")" + std::string(safetensors_name(tensor.second.dtype)) + R"(","shape":[)"
        + shape + R"(],"data_offsets":[)" + std::to_string(tensor.second.begin) + ',' + std::to_string(tensor.second.end)
        + "]}";
}

}  // namespace

std::string_view safetensors_name(DType dtype)
{
    constexpr std::string_view names[kDTypeCount] = {"F32", "F64", "F16", "BF16", "I64", "I32", "U8", "BOOL"};
    return names[static_cast<std::size_t>(dtype)];
}

SafetensorsHeader parse_safetensors_header(std::string_view json, std::uint64_t data_size, const std::filesystem::path& file)
{
    if (json.empty() || json.front() != '{')
        throw FormatError(translatable("engine", "%1 is not a safetensors file: its header does not begin with \"{\"."),
                          {file.string()});
    SafetensorsJson handler(file);
    nlohmann::json::sax_parse(json.begin(), json.end(), &handler);
    SafetensorsHeader& header = handler.header();
    for (const Named& tensor : header.tensors)
        check_size(tensor, file);
    check_cover(header, data_size, file);
    return std::move(header);
}

std::string write_safetensors_header(const SafetensorsHeader& header)
{
    std::string out = "{";
    if (!header.metadata.empty())
        out += quote_metadata(header.metadata);
    for (const Named& tensor : header.tensors)
        out += (out.size() == 1 ? "" : ",") + quote_entry(tensor);
    out += '}';
    out.resize((out.size() + 7) / 8 * 8, ' ');
    return out;
}

}  // namespace ts
