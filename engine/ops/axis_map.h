#pragma once

#include "engine/tensor/tensor.h"

namespace ts {

/// A sparse matrix that makes the elements of one dimension from others: padding, enlarging and averaging are all of this kind.
class AxisMap {
public:
    AxisMap(std::int64_t in, std::int64_t out);

    /// Adds the next entry; rows must not go down, columns lie in [0, in).
    void add(std::int64_t row, std::int64_t column, double weight);
    /// To be called after the last entry.
    void finish();
    [[nodiscard]] AxisMap transposed() const;

    std::int64_t in, out;
    Tensor offsets, columns, weights;  ///< compressed rows: int64, int64, float64; in host memory

private:
    std::int64_t m_entries = 0, m_row = 0;
};

/// Dimension `dim` of x mapped to `map.out` elements; rows of the map without entries give `fill`. Recorded for gradients of
/// any order. float32 and float64; images that lie channels-last stay so.
Tensor apply_axis_map(const Tensor& x, std::int64_t dim, const AxisMap& map, double fill = 0);

}  // namespace ts
