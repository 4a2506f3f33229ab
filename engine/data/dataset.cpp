#include "engine/data/dataset.h"

namespace ts {

std::vector<Tensor> Dataset::allocate(std::int64_t count) const
{
    std::vector<Tensor> out;
    for (const TensorSpec& spec : specs()) {
        Shape shape{count};
        for (std::size_t i = 1; i < spec.shape.size(); ++i)
            shape.push_back(spec.shape[i].factor);
        out.push_back(empty(shape, spec.dtype));
    }
    return out;
}

std::vector<Tensor> Dataset::read(std::span<const std::int64_t> rows) const
{
    std::vector<Tensor> out = allocate(static_cast<std::int64_t>(rows.size()));
    read(rows, out);
    return out;
}

}  // namespace ts
