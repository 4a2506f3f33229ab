#include "engine/ops/axis_map.h"

#include <algorithm>

#include "engine/autograd/backward.h"
#include "engine/ops/axis_map_kernels.h"
#include "engine/ops/device_tables.h"
#include "engine/ops/kernel_table.h"
#include "engine/ops/shape_ops.h"
#include "engine/tensor/copy.h"

namespace ts {

namespace {

Tensor larger(const Tensor& list, std::int64_t count)
{
    Tensor more = empty({count}, list.options());
    copy_elements(list, narrow(more, 0, 0, list.numel()));
    return more;
}

}  // namespace

AxisMap::AxisMap(std::int64_t in_size, std::int64_t out_size)
    : in(in_size),
      out(out_size),
      offsets(zeros({out + 1}, DType::Int64)),
      columns(empty({2 * out}, DType::Int64)),
      weights(empty({2 * out}, DType::Float64))
{
}

void AxisMap::add(std::int64_t row, std::int64_t column, double weight)
{
    if (m_entries == columns.numel()) {
        columns = larger(columns, 2 * m_entries + 8);
        weights = larger(weights, 2 * m_entries + 8);
    }
    while (m_row < row)
        offsets.data<std::int64_t>()[++m_row] = m_entries;
    columns.data<std::int64_t>()[m_entries] = column;
    weights.data<double>()[m_entries++] = weight;
}

void AxisMap::finish()
{
    while (m_row < out)
        offsets.data<std::int64_t>()[++m_row] = m_entries;
    columns = columns.as_strided({m_entries}, {1}, 0);
    weights = weights.as_strided({m_entries}, {1}, 0);
}

AxisMap AxisMap::transposed() const
{
    const auto* from = offsets.data<std::int64_t>();
    const auto* column = columns.data<std::int64_t>();
    AxisMap result(out, in);
    result.columns = empty({from[out]}, DType::Int64);
    result.weights = empty({from[out]}, DType::Float64);
    auto* offset = result.offsets.data<std::int64_t>();
    for (std::int64_t i = 0; i < from[out]; ++i)
        ++offset[column[i] + 1];
    for (std::int64_t i = 0; i < in; ++i)
        offset[i + 1] += offset[i];
    const Tensor next = clone(result.offsets);
    for (std::int64_t row = 0; row < out; ++row)
        for (std::int64_t i = from[row]; i < from[row + 1]; ++i) {
            const std::int64_t at = next.data<std::int64_t>()[column[i]]++;
            result.columns.data<std::int64_t>()[at] = row;
            result.weights.data<double>()[at] = weights.data<double>()[i];
        }
    return result;
}

namespace {

struct Kept {
    std::int64_t in, out, dim;
};

Tensor mapped(const Tensor& x, std::int64_t dim, const AxisMap& map, double fill);

void map_backward(Node& node, Gradients& g)
{
    const auto& kept = node.attributes<Kept>();
    AxisMap map(0, 0);
    map.in = kept.in;
    map.out = kept.out;
    map.offsets = node.saved(0);
    map.columns = node.saved(1);
    map.weights = node.saved(2);
    g.set(0, apply_axis_map(g.output(), kept.dim, map.transposed()));
}
constexpr OpGradient kMap{"resample", map_backward};

/// Of a contiguous tensor.
Tensor mapped(const Tensor& x, std::int64_t dim, const AxisMap& map, double fill)
{
    Shape sizes = x.sizes(), flat_in{1, map.in, 1}, flat_out{1, map.out, 1};
    sizes[static_cast<int>(dim)] = map.out;
    for (int d = 0; d < x.dim(); ++d)
        if (d != dim) {
            flat_in[d < dim ? 0 : 2] *= x.sizes()[d];
            flat_out[d < dim ? 0 : 2] *= x.sizes()[d];
        }
    Tensor y = empty(sizes, x.options());
    const Tensor offsets = kept_on(map.offsets, x.device()), columns = kept_on(map.columns, x.device()),
                 weights = kept_on(map.weights, x.device());
    KernelTable<AxisMapKernels>::of(x.device())
        .apply({offsets, columns, weights}, x.as_strided(flat_in, contiguous_strides(flat_in), x.storage_offset()),
               y.as_strided(flat_out, contiguous_strides(flat_out), 0), fill);
    if (needs_record(x))
        record(kMap, y, {&x}, {&map.offsets, &map.columns, &map.weights}, Kept{map.in, map.out, dim});
    return y;
}

}  // namespace

Tensor apply_axis_map(const Tensor& x, std::int64_t dim, const AxisMap& map, double fill)
{
    constexpr std::int64_t inwards[] = {0, 2, 3, 1}, outwards[] = {0, 3, 1, 2};
    if (x.is_contiguous() || !x.is_channels_last())
        return mapped(contiguous(x), dim, map, fill);
    return permute(mapped(permute(x, inwards), outwards[dim], map, fill), outwards);
}

}  // namespace ts
