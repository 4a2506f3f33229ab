#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "engine/data/example_source.h"
#include "engine/data/row_split.h"
#include "engine/formats/mapped_file.h"

namespace ts {

/// The files of a CIFAR-10 or CIFAR-100 folder in the binary version: records of one label (CIFAR-100: a coarse and a fine one)
/// and 3072 bytes of a 32x32 image, red, green, blue.
struct CifarFiles {
    std::vector<std::filesystem::path> training, test;
    std::filesystem::path names;  ///< text file with one class a line; need not exist
    std::size_t label_bytes = 1;  ///< of a record
    std::size_t label_at = 0;     ///< which of them is the class
    std::int64_t classes = 10;

    [[nodiscard]] std::size_t record_bytes() const { return label_bytes + 3072; }
    /// Records in one of the files. Throws IoError, or FormatError where its size is not that of whole records.
    [[nodiscard]] std::int64_t records_in(const std::filesystem::path& file) const;
};

/// Finds the files by their names in a folder, or beside one of them. `coarse`: CIFAR-100's 20 groups instead of its 100
/// classes. Throws IoError where there are none.
CifarFiles find_cifar(const std::filesystem::path& place, bool coarse);

ExampleLayout cifar_layout(const CifarFiles& files);

/// Images (3, 32, 32) with values 0 to 255, training records first, read from mapped files when they are asked for.
class CifarSource : public ExampleSource {
public:
    /// Throws IoError or FormatError.
    explicit CifarSource(const CifarFiles& files);

    [[nodiscard]] std::int64_t rows() const override { return m_rows; }
    [[nodiscard]] const ExampleLayout& layout() const override { return m_layout; }
    void decode(std::int64_t row, std::span<float> features, std::span<double> target) const override;

    /// Training files to train on, test files to validate with.
    [[nodiscard]] RowSplit parts() const;
    [[nodiscard]] bool has_test_part() const { return m_training_rows < m_rows; }

private:
    struct File {
        MappedFile bytes;
        std::int64_t first_row;
    };
    void add(const std::filesystem::path& path);

    CifarFiles m_files;
    ExampleLayout m_layout;
    std::vector<File> m_opened;
    std::int64_t m_rows = 0, m_training_rows = 0;
};

}  // namespace ts
