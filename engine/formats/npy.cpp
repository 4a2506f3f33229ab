#include "engine/formats/npy.h"

#include <string>

#include "engine/formats/atomic_file.h"
#include "engine/formats/byte_order.h"
#include "engine/formats/gzip.h"
#include "engine/formats/npy_dict.h"
#include "engine/tensor/copy.h"

namespace ts {

namespace {

constexpr std::string_view kMagic("\x93NUMPY", 6);
constexpr std::size_t kVersionEnd = 8;

std::string_view as_text(std::span<const std::byte> bytes)
{
    return {reinterpret_cast<const char*>(bytes.data()), bytes.size()};
}

std::string descr_of(DType dtype)
{
    switch (dtype) {
    case DType::Float32:
        return "<f4";
    case DType::Float64:
        return "<f8";
    case DType::Float16:
        return "<f2";
    case DType::Int64:
        return "<i8";
    case DType::Int32:
        return "<i4";
    case DType::UInt8:
        return "|u1";
    case DType::Bool:
        return "|b1";
    case DType::BFloat16:
        break;
    }
    throw TypeError(translatable("engine", "NumPy files cannot hold bfloat16. Convert the tensor to float32 first."), {});
}

std::string shape_tuple(const Shape& shape)
{
    std::string out;
    for (const std::int64_t size : shape)
        out += (out.empty() ? "" : ", ") + std::to_string(size);
    return '(' + out + (shape.rank() == 1 ? ",)" : ")");
}

}  // namespace

std::string npy_header(DType dtype, const Shape& shape)
{
    const std::string dict
        = "{'descr': '" + descr_of(dtype) + "', 'fortran_order': False, 'shape': " + shape_tuple(shape) + ", }";
    constexpr std::size_t kAlign = 64;
    const std::size_t before = kVersionEnd + sizeof(std::uint16_t);
    const std::size_t length = (before + dict.size() + 1 + kAlign - 1) / kAlign * kAlign - before;
    std::string out(kMagic);
    out += '\x01';
    out += '\x00';
    append_little_endian(out, static_cast<std::uint16_t>(length));
    return out + dict + std::string(length - dict.size() - 1, ' ') + '\n';
}

FileArrayHeader parse_npy_header(std::span<const std::byte> head, const std::filesystem::path& file)
{
    const std::string_view text = as_text(head);
    const auto too_short
        = [&] { return FormatError(translatable("engine", "%1 ends inside its header. Is it complete?"), {file.string()}); };
    if (!text.starts_with(kMagic))
        throw FormatError(translatable("engine", "%1 is not a NumPy .npy file."), {file.string()});
    if (text.size() < kVersionEnd)
        throw too_short();
    const int major = text[6];
    if (major < 1 || major > 3)
        throw FormatError(translatable("engine", "%1 is a .npy file of version %2; versions 1 to 3 are known."),
                          {file.string(), std::to_string(major)});
    const std::size_t start = kVersionEnd + (major == 1 ? sizeof(std::uint16_t) : sizeof(std::uint32_t));
    if (text.size() < start)
        throw too_short();
    const std::size_t length = major == 1 ? load_number<std::uint16_t>(head.data() + kVersionEnd)
                                          : load_number<std::uint32_t>(head.data() + kVersionEnd);
    if (length > text.size() - start)
        throw too_short();
    FileArrayHeader header = parse_npy_dict(text.substr(start, length), file);
    header.data_start = start + length;
    return header;
}

FileArray open_npy(const std::filesystem::path& path)
{
    MappedFile file = map_decompressed(path);
    const FileArrayHeader header = parse_npy_header(file.bytes().first(std::min(file.bytes().size(), kMaxNpyHeader)), path);
    return {std::move(file), header};
}

Tensor load_npy(const std::filesystem::path& file)
{
    return open_npy(file).load();
}

void save_npy(const std::filesystem::path& file, const Tensor& tensor)
{
    const std::string header = npy_header(tensor.dtype(), tensor.sizes());
    const Tensor dense = contiguous_copy(tensor);
    const std::string_view data(static_cast<const char*>(dense.raw_data()),
                                static_cast<std::size_t>(dense.numel()) * item_size(dense.dtype()));
    const std::array parts{std::string_view(header), data};
    write_file_atomically(file, parts);
}

}  // namespace ts
