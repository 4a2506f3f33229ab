#pragma once

#include "engine/tensor/tensor.h"

namespace ts {

/// Reading and writing at places given by int64 tensors. Every index is checked first: ArgumentError names one that is out
/// of range. Sums at one place are added in the order of the index, whatever the number of threads.
struct IndexKernels {
    static constexpr const char* family = "Indexing";
    /// out[.., i, ..] = in[.., index[.., i, ..], ..]; `index` and `out` have equal sizes.
    void (*gather)(const Tensor& in, int dim, const Tensor& index, const Tensor& out);
    /// target[.., index[.., i, ..], ..] = (or +=) source[.., i, ..]; `index` and `source` have equal sizes.
    void (*scatter)(const Tensor& source, int dim, const Tensor& index, const Tensor& target, bool add);
    /// Whole slices: out[.., i, ..] = in[.., index[i], ..]. Contiguous, `index` a vector.
    void (*index_select)(const Tensor& in, int dim, const Tensor& index, const Tensor& out);
    /// target[.., index[i], ..] += source[.., i, ..]. Contiguous.
    void (*index_add)(const Tensor& source, int dim, const Tensor& index, const Tensor& target);
    /// Number of true elements of a contiguous mask.
    std::int64_t (*count)(const Tensor& mask);
    /// Their places, counted in row-major order.
    void (*places)(const Tensor& mask, const Tensor& out);
    /// out = place / stride % size: the coordinate along one dimension of places counted in row-major order. Vectors.
    void (*coordinate)(const Tensor& places, std::int64_t stride, std::int64_t size, const Tensor& out);
    /// out = index, or index + size where it counts from the end; in [-size, size), else ArgumentError. Contiguous.
    void (*from_start)(const Tensor& index, std::int64_t size, const Tensor& out);
};

}  // namespace ts
