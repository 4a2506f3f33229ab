#include "engine/data/dataset.h"

#include <algorithm>

namespace ts {

std::vector<Tensor> Dataset::allocate(std::int64_t count, std::int64_t length) const
{
    std::vector<Tensor> out;
    for (const TensorSpec& spec : specs()) {
        Shape shape{count};
        for (std::size_t i = 1; i < spec.shape.size(); ++i)
            shape.push_back(spec.shape[i].factor * (spec.shape[i].symbol == kSequence.symbol ? length : 1));
        out.push_back(empty(shape, spec.dtype));
    }
    return out;
}

std::int64_t Dataset::longest(std::span<const std::int64_t> rows) const
{
    const std::span<const std::int64_t> all = lengths();
    std::int64_t length = 0;
    if (!all.empty())
        for (const std::int64_t row : rows)
            length = std::max(length, all[static_cast<std::size_t>(row)]);
    return length;
}

std::vector<std::int64_t> Dataset::labels(std::span<const std::int64_t> rows, std::size_t field) const
{
    constexpr std::size_t kChunk = 256;
    std::vector<std::int64_t> out;
    for (std::size_t first = 0; first < rows.size(); first += kChunk) {
        const std::vector<Tensor> fields = read(rows.subspan(first, std::min(kChunk, rows.size() - first)));
        const auto* label = fields[field].data<std::int64_t>();
        out.insert(out.end(), label, label + fields[field].numel());
    }
    return out;
}

std::vector<Tensor> Dataset::read(std::span<const std::int64_t> rows) const
{
    std::vector<Tensor> out = allocate(static_cast<std::int64_t>(rows.size()), longest(rows));
    read(rows, out);
    return out;
}

}  // namespace ts
