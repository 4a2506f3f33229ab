#pragma once

#include <cstdint>
#include <filesystem>
#include <map>
#include <string>
#include <string_view>

#include "engine/tensor/dtype.h"
#include "engine/tensor/shape.h"

namespace ts {

/// Where one tensor of a safetensors file lies, in bytes behind the header.
struct SafetensorsEntry {
    DType dtype = DType::Float32;
    Shape shape;
    std::uint64_t begin = 0;
    std::uint64_t end = 0;
};

struct SafetensorsHeader {
    std::map<std::string, SafetensorsEntry> tensors;
    std::map<std::string, std::string> metadata;
};

/// Longest header that is read, as in the reference implementation.
inline constexpr std::uint64_t kMaxSafetensorsHeader = 100'000'000;

/// Reads and checks the JSON header of a file with `data_size` bytes behind it: known types, no key twice, sizes that
/// agree with shapes, and tensors that cover the data exactly, without gap or overlap. Throws FormatError that names
/// `file` and the tensor.
SafetensorsHeader parse_safetensors_header(std::string_view json, std::uint64_t data_size, const std::filesystem::path& file);

/// The JSON of a header, padded with spaces to a multiple of 8 bytes. Throws ArgumentError where a name is not UTF-8 or
/// is "__metadata__".
std::string write_safetensors_header(const SafetensorsHeader& header);

/// "F32", "I64", ...
std::string_view safetensors_name(DType dtype);

}  // namespace ts
