#pragma once

#include <cstdint>

namespace ts {

/// One head of one example: T queries, S keys. Rows lie so many numbers apart; the numbers of a row are adjacent.
template <class T> struct AttentionHead {
    std::int64_t queries, keys, dim, value_dim;
    const T *query, *key, *value;
    std::int64_t query_row, key_row, value_row;
    const T* mask;  ///< added to the scores; null: none
    std::int64_t mask_row, mask_column;
    T* lse;  ///< one number a query
    T scale;
    bool causal;
    T kept_scale;                 ///< what scores that dropout keeps are multiplied by
    std::uint32_t dropout_limit;  ///< 0: no dropout; see DropoutLoops
    std::uint64_t seed, stream, counter;
    std::uint64_t first_score;  ///< number of this head's first score in the random stream
    T* scratch;                 ///< attention_scratch() numbers
};

template <class T> struct HeadGradients {
    const T *out, *g;
    std::int64_t out_row, g_row;
    T *dquery, *dkey, *dvalue;
    std::int64_t dquery_row, dkey_row, dvalue_row;
};

template <class T> struct AttentionLoopsOf {
    void (*forward)(const AttentionHead<T>& head, T* out, std::int64_t out_row);
    void (*backward)(const AttentionHead<T>& head, const HeadGradients<T>& gradients);
};

struct AttentionLoops {
    AttentionLoopsOf<float> f32;
    AttentionLoopsOf<double> f64;
};

/// Queries are worked on so many side by side, with so many keys at a time.
inline constexpr std::int64_t kQueryLanes = 16, kKeyBlock = 128;

/// Numbers of scratch memory that one head needs, whatever the width of a register.
constexpr std::int64_t attention_scratch(std::int64_t keys, std::int64_t dim, std::int64_t value_dim)
{
    const std::int64_t columns = dim + value_dim + 64;
    return (2 * keys + 3 * kQueryLanes) * columns + 2 * kKeyBlock * kQueryLanes;
}

namespace baseline {
AttentionLoops attention_loops();
}
namespace avx2 {
AttentionLoops attention_loops();
}
namespace avx512 {
AttentionLoops attention_loops();
}

}  // namespace ts
