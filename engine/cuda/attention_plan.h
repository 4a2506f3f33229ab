#pragma once

#include <algorithm>
#include <cmath>

#include "engine/cuda/attention_scores.h"
#include "engine/cuda/launch.h"
#include "engine/ops/attention_kernels.h"
#include "engine/tensor/error.h"

namespace ts::cuda {

/// Blocks that each take one tile of rows of one head.
struct TileGrid {
    std::int64_t heads;
    int tiles;

    TileGrid(std::int64_t all_heads, std::int64_t rows, int size)
        : heads(all_heads), tiles(static_cast<int>((rows + size - 1) / size))
    {
    }
    [[nodiscard]] std::int64_t count() const { return heads * tiles; }
};

template <class T, class Element> Heads<T> heads_of(const Tensor& t)
{
    const Shape& strides = t.strides();
    auto* first = static_cast<T*>(t.raw_data());
    const bool vectors = strides[0] % kVector == 0 && strides[1] % kVector == 0 && strides[2] % kVector == 0
        && vector_aligned(static_cast<const Element*>(first));
    return {first, strides[0], strides[1], strides[2], vectors};
}

template <class Number> ScoreRules<Number> score_rules(const AttentionForward& call)
{
    const AttentionDropout& dropout = call.dropout;
    ScoreRules<Number> rules{.heads = call.query.size(1),
                             .queries = static_cast<int>(call.query.size(2)),
                             .keys = static_cast<int>(call.key.size(2)),
                             .scale = static_cast<Number>(call.scale),
                             .causal = call.causal,
                             .mask = nullptr,
                             .mask_example = 0,
                             .mask_head = 0,
                             .mask_row = 0,
                             .mask_column = 0,
                             .dropout_limit = dropout.p > 0 ? static_cast<std::uint32_t>(std::ceil(dropout.p * 0x1p24)) : 0,
                             .kept_scale = static_cast<Number>(dropout.p < 1 ? 1 / (1 - dropout.p) : 0),
                             .random = dropout.random,
                             .counter = {}};
    if (rules.dropout_limit)
        rules.counter = step_counter(dropout.counter);
    if (!call.mask.defined())
        return rules;
    const Shape& strides = call.mask.strides();
    rules.mask = static_cast<const Number*>(call.mask.raw_data());
    rules.mask_example = strides[0];
    rules.mask_head = strides[1];
    rules.mask_row = strides[2];
    rules.mask_column = strides[3];
    return rules;
}

/// Numbers of a head that the largest tiles hold.
inline constexpr std::int64_t kMostHeadNumbers = 256;

inline void expect_head_size(std::int64_t dim)
{
    if (dim > kMostHeadNumbers)
        throw ShapeError(translatable("engine",
                                      "scaled_dot_product_attention: heads of %1 numbers are too large for the GPU's kernels, "
                                      "which take up to %2. Use more heads."),
                         {std::to_string(dim), std::to_string(kMostHeadNumbers)});
}

/// Calls `body` with a value of the device's C++ type for a floating `dtype`.
template <class Body> void visit_float(DType dtype, Body&& body)
{
    if (dtype == DType::Float16)
        body(__half{});
    else if (dtype == DType::BFloat16)
        body(__nv_bfloat16{});
    else
        visit_real(dtype, body);
}

template <class Tile> struct TileOf {
    using type = Tile;
};

void attention_forward(const AttentionForward& call);
void attention_backward(const AttentionBackward& call);

}  // namespace ts::cuda
