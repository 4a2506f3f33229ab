#include "engine/data/tensor_dataset.h"

#include <cstring>

namespace ts {

namespace {

std::size_t row_bytes(const Tensor& tensor)
{
    const auto rows = static_cast<std::size_t>(tensor.size(0));
    return rows == 0 ? 0 : static_cast<std::size_t>(tensor.numel()) / rows * item_size(tensor.dtype());
}

/// Padding lies at the end of each row, so a shorter batch takes the beginning of each.
void gather(const Tensor& from, std::span<const std::int64_t> rows, const Tensor& to)
{
    const std::size_t stride = row_bytes(from);
    const std::size_t taken = row_bytes(to);
    const auto* source = static_cast<const std::byte*>(from.raw_data());
    auto* place = static_cast<std::byte*>(to.raw_data());
    for (const std::int64_t row : rows) {
        std::memcpy(place, source + static_cast<std::size_t>(row) * stride, taken);
        place += taken;
    }
    to.bump_version();
}

}  // namespace

TensorDataset::TensorDataset(std::vector<Field> fields, Options options)
    : m_fields(std::move(fields)), m_options(std::move(options)), m_split(split_rows(rows(), m_options.split))
{
    for (const Field& field : m_fields)
        m_specs.push_back(field.spec);
}

void TensorDataset::read(std::span<const std::int64_t> rows, std::span<Tensor> out) const
{
    for (std::size_t i = 0; i < m_fields.size(); ++i)
        gather(m_fields[i].values, rows, out[i]);
}

}  // namespace ts
