#pragma once

#include <optional>

#include "engine/tensor/random.h"
#include "engine/tensor/tensor.h"

namespace ts {

/// Which scores are dropped at random: element (b, h, i, j) of the scores by its row-major number, as ts::dropout does.
struct AttentionDropout {
    double p = 0;
    Philox random{0};
    std::uint64_t counter = 0;
};

struct AttentionOptions {
    bool is_causal = false;  ///< query i sees keys 0..i only; the other half is not computed
    /// Broadcasts to the scores (..., T, S): bool, true where a key may be seen, or numbers added to the scores. A query that
    /// may see nothing gives zeros.
    Tensor mask{};
    std::optional<double> scale{};  ///< of the scores; 1 / sqrt(D) where absent
    AttentionDropout dropout{};
};

/// softmax(scale * query key^T + mask) value as one operation (Vaswani et al., 2017), worked through in blocks that stay in the
/// cache (Dao et al., 2022): scores are never kept. query (..., T, D), key (..., S, D), value (..., S, E) give (..., T, E);
/// leading dimensions broadcast. Strides are free; heads that lie inside rows, as a projection leaves them, are read in place
/// and the result is laid out the same. Throws ShapeError, TypeError, ArgumentError.
Tensor scaled_dot_product_attention(const Tensor& query, const Tensor& key, const Tensor& value,
                                    const AttentionOptions& options = {});

/// The same for queries, keys and values that lie side by side: qkv (N, T, 3 E) with `heads` heads in each third gives (N, T,
/// E). Its gradient is written in place side by side as well. The mask broadcasts to (N, heads, T, T).
Tensor self_attention(const Tensor& qkv, std::int64_t heads, const AttentionOptions& options = {});

}  // namespace ts
