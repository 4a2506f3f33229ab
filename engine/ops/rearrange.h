#pragma once

#include <optional>
#include <span>
#include <vector>

#include "engine/tensor/tensor.h"

namespace ts {

// Parts, repetitions and new orders of tensors; recorded for gradients of any order. Dimensions may count from the end.

/// Python's start:end:step of one dimension; a missing bound is the end of the dimension. step != 0.
struct Range {
    std::optional<std::int64_t> start, end;
    std::int64_t step = 1;
};
/// a[r0, r1, ...]; dimensions without a range stay whole. A view where every step is positive, else a copy.
Tensor slice(const Tensor& a, std::span<const Range> ranges);

/// Removes every dimension of size 1.
Tensor squeeze(const Tensor& a);
/// Splits dimension `dim` into `sizes`, of which one may be -1.
Tensor unflatten(const Tensor& a, std::int64_t dim, std::span<const std::int64_t> sizes);
/// Moves dimension source[i] to place destination[i]; the others keep their order.
Tensor movedim(const Tensor& a, std::span<const std::int64_t> source, std::span<const std::int64_t> destination);

/// Views of `sizes[i]` entries each, which must add up to the dimension.
std::vector<Tensor> split(const Tensor& a, std::span<const std::int64_t> sizes, std::int64_t dim = 0);
/// Views of `size` entries each; the last may be shorter.
std::vector<Tensor> split(const Tensor& a, std::int64_t size, std::int64_t dim = 0);
/// At most `chunks` views of equal size; the last may be shorter.
std::vector<Tensor> chunk(const Tensor& a, std::int64_t chunks, std::int64_t dim = 0);
/// One view for every entry of a dimension, which disappears.
std::vector<Tensor> unbind(const Tensor& a, std::int64_t dim = 0);

/// A copy with repeats[i] copies side by side along dimension i; leading repeats add dimensions.
Tensor repeat(const Tensor& a, std::span<const std::int64_t> repeats);
/// As repeat, but missing leading repeats are 1 (NumPy's tile).
Tensor tile(const Tensor& a, std::span<const std::int64_t> repeats);
/// A copy with these dimensions in reverse order.
Tensor flip(const Tensor& a, std::span<const std::int64_t> dims);
/// Moves entries round by shifts[i] along dims[i]; without dims along the flattened tensor.
Tensor roll(const Tensor& a, std::span<const std::int64_t> shifts, std::span<const std::int64_t> dims = {});

/// Coordinate grids of vectors, as many dimensions as vectors, the first vector along the first (indexing "ij").
std::vector<Tensor> meshgrid(std::span<const Tensor> vectors);
/// All combinations of one entry of each vector: (product of sizes, number of vectors); of one vector itself.
Tensor cartesian_prod(std::span<const Tensor> vectors);

}  // namespace ts
