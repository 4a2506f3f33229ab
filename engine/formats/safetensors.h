#pragma once

#include <filesystem>
#include <map>
#include <string>

#include "engine/formats/input_file.h"
#include "engine/formats/safetensors_header.h"
#include "engine/tensor/tensor.h"

namespace ts {

/// A safetensors file open for reading; tensors are read one by one when asked for.
class SafetensorsFile {
public:
    /// Reads and checks the header. Throws IoError or FormatError that name the file.
    explicit SafetensorsFile(const std::filesystem::path& file);

    [[nodiscard]] const std::map<std::string, SafetensorsEntry>& tensors() const { return m_header.tensors; }
    [[nodiscard]] const std::map<std::string, std::string>& metadata() const { return m_header.metadata; }
    /// A contiguous copy. Throws ArgumentError where there is no tensor of this name, IoError.
    [[nodiscard]] Tensor read(const std::string& name) const;

private:
    InputFile m_file;
    SafetensorsHeader m_header;
    std::uint64_t m_data_start = 0;
};

/// All tensors of a file by name. Throws IoError or FormatError that name the file.
std::map<std::string, Tensor> load_safetensors(const std::filesystem::path& file);

/// Writes tensors of any layout in host memory, the largest element types first so that all data is aligned, in one
/// step that is seen whole or not at all. Throws IoError, or ArgumentError for a name that is not UTF-8.
void save_safetensors(const std::filesystem::path& file, const std::map<std::string, Tensor>& tensors,
                      const std::map<std::string, std::string>& metadata = {});

}  // namespace ts
