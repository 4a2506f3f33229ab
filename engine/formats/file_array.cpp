#include "engine/formats/file_array.h"

#include <cmath>
#include <limits>
#include <string>
#include <type_traits>

#include "engine/formats/byte_order.h"
#include "engine/tensor/element.h"

namespace ts {

namespace {

/// Bytes of the array, or nothing where they do not fit into 63 bits.
std::optional<std::uint64_t> byte_count(const FileArrayHeader& header)
{
    std::uint64_t bytes = header.scalar.size;
    bool empty = false;
    for (const std::int64_t size : header.shape) {
        empty = empty || size == 0;
        const auto factor = static_cast<std::uint64_t>(std::max<std::int64_t>(size, 1));
        if (bytes > static_cast<std::uint64_t>(std::numeric_limits<std::int64_t>::max()) / factor)
            return std::nullopt;
        bytes *= factor;
    }
    return empty ? 0 : bytes;
}

Shape strides_of(const FileArrayHeader& header)
{
    if (!header.fortran_order)
        return contiguous_strides(header.shape);
    Shape strides = header.shape;
    std::int64_t step = 1;
    for (std::int64_t& stride : strides)
        step *= std::exchange(stride, step);
    return strides;
}

/// Calls `body` with a value of the C++ type that stores the scalar.
template <class Body> void visit_scalar(const FileScalar& scalar, Body&& body)
{
    const bool is_signed = scalar.kind == FileScalar::Kind::Signed;
    if (scalar.kind == FileScalar::Kind::Bool)
        body(bool{});
    else if (scalar.kind == FileScalar::Kind::Float)
        scalar.size == 2 ? body(Half{}) : scalar.size == 4 ? body(float{}) : body(double{});
    else if (scalar.size == 1)
        is_signed ? body(std::int8_t{}) : body(std::uint8_t{});
    else if (scalar.size == 2)
        is_signed ? body(std::int16_t{}) : body(std::uint16_t{});
    else if (scalar.size == 4)
        is_signed ? body(std::int32_t{}) : body(std::uint32_t{});
    else
        is_signed ? body(std::int64_t{}) : body(std::uint64_t{});
}

template <class From> From load_element(const std::byte* at, std::endian order)
{
    if constexpr (std::is_same_v<From, bool>)
        return *at != std::byte{0};
    else
        return load_number<From>(at, order);
}

template <class From, class To>
void convert_run(const std::byte* from, std::int64_t step, std::int64_t count, std::endian order, To* to)
{
    for (std::int64_t i = 0; i < count; ++i, from += step)
        to[i] = convert_element<To>(load_element<From>(from, order));
}

template <class To>
void check_fits(const std::byte* from, std::int64_t step, std::int64_t count, std::endian order,
                const std::filesystem::path& path)
{
    if constexpr (std::is_same_v<To, std::int64_t>)
        for (std::int64_t i = 0; i < count; ++i, from += step)
            if (load_number<std::uint64_t>(from, order) >> 63 != 0)
                throw FormatError(translatable("engine", "%1 holds %2, which is too large for a 64-bit signed integer."),
                                  {path.string(), std::to_string(load_number<std::uint64_t>(from, order))});
}

/// Steps `index` through `shape` in row-major order, leaving out the last dimension.
void advance(Shape& index, const Shape& shape)
{
    for (int dim = shape.rank() - 2; dim >= 0; --dim) {
        if (++index[dim] < shape[dim])
            return;
        index[dim] = 0;
    }
}

std::int64_t dot(const Shape& index, const Shape& strides)
{
    std::int64_t sum = 0;
    for (int dim = 0; dim < index.rank(); ++dim)
        sum += index[dim] * strides[dim];
    return sum;
}

}  // namespace

DType FileScalar::dtype() const
{
    if (kind == Kind::Bool)
        return DType::Bool;
    if (kind == Kind::Float)
        return size == 2 ? DType::Float16 : size == 4 ? DType::Float32 : DType::Float64;
    if (kind == Kind::Unsigned)
        return size == 1 ? DType::UInt8 : size == 2 ? DType::Int32 : DType::Int64;
    return size == 8 ? DType::Int64 : DType::Int32;
}

FileArray::FileArray(MappedFile file, const FileArrayHeader& header) : m_file(std::move(file)), m_header(header)
{
    const auto needed = byte_count(header);
    const std::uint64_t there = m_file.bytes().size() - std::min<std::uint64_t>(header.data_start, m_file.bytes().size());
    if (!needed || *needed > there)
        throw FormatError(
            translatable("engine", "%1 describes an array of shape %2, but holds only %3 bytes of data. Is it complete?"),
            {path().string(), shape().text(), std::to_string(there)});
    m_strides = strides_of(header);
}

std::int64_t FileArray::rows() const
{
    return shape().empty() ? 1 : shape()[0];
}

std::int64_t FileArray::row_numel() const
{
    std::int64_t count = 1;
    for (int dim = 1; dim < shape().rank(); ++dim)
        count *= shape()[dim];
    return count;
}

template <class T> void FileArray::read_rows(std::int64_t first, std::int64_t count, T* out) const
{
    m_file.check_still_whole();
    const std::byte* data = m_file.bytes().data() + m_header.data_start;
    const std::int64_t size = scalar().size;
    const int rank = shape().rank();
    // Rows one after the other, and inside a row, runs along the last dimension; both in one run where that is possible.
    const bool dense = !m_header.fortran_order || rank <= 1;
    const std::int64_t run = dense ? count * row_numel() : shape().back();
    const std::int64_t runs = dense ? 1 : run == 0 ? 0 : count * row_numel() / run;
    const std::int64_t step = dense ? size : m_strides.back() * size;
    Shape index = shape();
    std::fill(index.begin(), index.end(), 0);
    if (rank > 0)
        index[0] = first;
    for (std::int64_t i = 0; i < runs; ++i, out += run, advance(index, shape())) {
        const std::byte* from = data + dot(index, m_strides) * size;
        visit_scalar(scalar(), [&]<class From>(From) {
            if constexpr (std::is_same_v<From, std::uint64_t>)
                check_fits<T>(from, step, run, scalar().order, path());
            convert_run<From>(from, step, run, scalar().order, out);
        });
    }
    m_file.count_read(static_cast<std::size_t>(count * row_numel() * size));
}

template void FileArray::read_rows(std::int64_t, std::int64_t, float*) const;
template void FileArray::read_rows(std::int64_t, std::int64_t, double*) const;
template void FileArray::read_rows(std::int64_t, std::int64_t, Half*) const;
template void FileArray::read_rows(std::int64_t, std::int64_t, std::int64_t*) const;
template void FileArray::read_rows(std::int64_t, std::int64_t, std::int32_t*) const;
template void FileArray::read_rows(std::int64_t, std::int64_t, std::uint8_t*) const;
template void FileArray::read_rows(std::int64_t, std::int64_t, bool*) const;

Tensor FileArray::load() const
{
    Tensor out = empty(shape(), scalar().dtype());
    const auto read = [&]<class T>(T* to) { read_rows(0, rows(), to); };
    switch (out.dtype()) {
    case DType::Float16:
        read(static_cast<Half*>(out.raw_data()));
        break;
    case DType::Float64:
        read(out.data<double>());
        break;
    case DType::Int64:
        read(out.data<std::int64_t>());
        break;
    case DType::Int32:
        read(out.data<std::int32_t>());
        break;
    case DType::UInt8:
        read(out.data<std::uint8_t>());
        break;
    case DType::Bool:
        read(out.data<bool>());
        break;
    default:
        read(out.data<float>());
    }
    return out;
}

}  // namespace ts
