#pragma once

#include <filesystem>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "engine/formats/file_array.h"
#include "engine/formats/zip_archive.h"

namespace ts {

/// A NumPy .npz file: arrays with names, stored or deflated.
class NpzFile {
public:
    /// Throws IoError, or FormatError where the archive is damaged.
    explicit NpzFile(const std::filesystem::path& file) : m_archive(file) { }

    /// Names without ".npy", in the order of the file.
    [[nodiscard]] std::vector<std::string> names() const;
    /// Opens an array for reading by rows; a deflated one is inflated beside memory. Throws ArgumentError that lists the
    /// names where there is no such array, and FormatError where it is damaged.
    [[nodiscard]] FileArray open(const std::string& name) const;

private:
    ZipArchive m_archive;
};

using NamedTensors = std::vector<std::pair<std::string, Tensor>>;

/// All arrays. Throws IoError or FormatError.
NamedTensors load_npz(const std::filesystem::path& file);

/// Writes tensors as numpy.savez does, or numpy.savez_compressed. Throws ArgumentError for a name used twice, TypeError for
/// bfloat16, which NumPy does not know, and IoError.
void save_npz(const std::filesystem::path& file, std::span<const std::pair<std::string, Tensor>> tensors,
              bool compressed = false);

}  // namespace ts
