#pragma once

#include <bit>
#include <cstdint>
#include <filesystem>

#include "engine/formats/mapped_file.h"
#include "engine/tensor/tensor.h"

namespace ts {

/// Element type as stored in a file: more kinds than tensors have.
struct FileScalar {
    enum class Kind : std::uint8_t { Float, Signed, Unsigned, Bool };

    Kind kind = Kind::Float;
    std::uint8_t size = 4;  ///< bytes: 2, 4, 8 for Float, 1 to 8 for integers, 1 for Bool
    std::endian order = std::endian::native;

    /// The tensor type that holds every value (but the upper half of 64-bit unsigned numbers).
    [[nodiscard]] DType dtype() const;
    friend bool operator==(const FileScalar&, const FileScalar&) = default;
};

/// What the header of an array file says.
struct FileArrayHeader {
    FileScalar scalar;
    Shape shape;
    bool fortran_order = false;
    std::uint64_t data_start = 0;  ///< bytes before the first element
};

/// An array in a mapped file, of which rows (along the first dimension) are converted when they are asked for. May be read
/// from several threads.
class FileArray {
public:
    /// Throws FormatError where the file does not hold as much data as the header says.
    FileArray(MappedFile file, const FileArrayHeader& header);

    [[nodiscard]] const FileArrayHeader& header() const { return m_header; }
    [[nodiscard]] const Shape& shape() const { return m_header.shape; }
    [[nodiscard]] const FileScalar& scalar() const { return m_header.scalar; }
    [[nodiscard]] const std::filesystem::path& path() const { return m_file.path(); }
    /// Size of the first dimension; 1 for a single number.
    [[nodiscard]] std::int64_t rows() const;
    /// Elements of one row.
    [[nodiscard]] std::int64_t row_numel() const;

    /// Writes rows [first, first + count) to `out`, row-major. T is float, double, int64, int32, uint8, bool or Half.
    /// Throws IoError where the file has become shorter, and FormatError where a 64-bit unsigned value exceeds int64.
    template <class T> void read_rows(std::int64_t first, std::int64_t count, T* out) const;
    /// The whole array as a tensor of type scalar().dtype().
    [[nodiscard]] Tensor load() const;

private:
    MappedFile m_file;
    FileArrayHeader m_header;
    Shape m_strides;
};

}  // namespace ts
