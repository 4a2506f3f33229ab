#pragma once

// What happens to a block of scores between the matrix products of attention; compiled into each instruction set's own
// namespace.
#include <limits>

#include "engine/cpu/simd/attention_loops.h"
#include "engine/cpu/simd/dropout_loops.h"
#include "engine/cpu/simd/fast_exp.h"
#include "engine/cpu/simd/row_loops.h"

namespace ts::TS_SIMD {

namespace {

namespace vm = ts::vector_math;

template <class T> inline constexpr T kNothing = -std::numeric_limits<T>::infinity();

template <class T> constexpr std::int64_t padded(std::int64_t n)
{
    constexpr std::int64_t lanes = kLanesOf<T>;
    return (n + lanes - 1) / lanes * lanes;
}

inline std::int64_t smaller(std::int64_t a, std::int64_t b)
{
    return a < b ? a : b;
}

template <class T> inline void fill(T* at, std::int64_t n, T value)
{
    for (std::int64_t i = 0; i < n; ++i)
        at[i] = value;
}

/// Scores (keys, kQueryLanes) of the queries from `query` on with the keys from `key` on.
template <class T> struct ScoreBlock {
    T* scores;
    std::int64_t query, queries, key, keys;
};

/// f(scores, lane, wide) for every register of a block: lanes [lane, lane + kLanesOf) of one key.
template <class T, class F> inline void each_register(const ScoreBlock<T>& block, F f)
{
    for (std::int64_t j = 0; j < block.keys; ++j)
        for (std::int64_t q = 0; q < kQueryLanes; q += kLanesOf<T>)
            f(block.scores + j * kQueryLanes + q, q);
}

/// Adds the mask, and hides from each query what follows it.
template <class T> void hide(const AttentionHead<T>& head, const ScoreBlock<T>& block)
{
    if (head.mask)
        for (std::int64_t j = 0; j < block.keys; ++j) {
            const T* mask = head.mask + block.query * head.mask_row + (block.key + j) * head.mask_column;
            for (std::int64_t q = 0; q < block.queries; ++q)
                block.scores[j * kQueryLanes + q] += mask[q * head.mask_row];
        }
    if (!head.causal)
        return;
    // Query q sees keys up to its own number; all see those before the first query.
    const std::int64_t shared = block.query + 1 - block.key;
    for (std::int64_t j = shared > 0 ? shared : 0; j < block.keys; ++j)
        for (std::int64_t q = 0; q < kQueryLanes && block.query + q < block.key + j; ++q)
            block.scores[j * kQueryLanes + q] = kNothing<T>;
}

/// scores = exp(scores - shift of the lane).
template <class T> inline void exponentials(const ScoreBlock<T>& block, const T* shift)
{
    each_register(block, [&](T* s, std::int64_t q) { store<Vector<T>>(s, load<Vector<T>>(s) - load<Vector<T>>(shift + q)); });
    exp_of_negative(block.scores, block.keys * kQueryLanes);
}

/// Which of some keys dropout keeps for one query: 0 or 1 for each.
template <class T>
const std::uint8_t* kept_keys(const AttentionHead<T>& head, std::int64_t query, std::int64_t key, std::int64_t n,
                              std::uint8_t* room)
{
    static const DropoutLoops loops = dropout_loops();
    const std::uint64_t first = head.first_score + static_cast<std::uint64_t>(query * head.keys + key);
    const auto before = static_cast<std::int64_t>(first % 4);
    loops.mask(head.seed, head.stream, head.counter + first / 4, head.dropout_limit, room, n + before);
    return room + before;
}

inline constexpr std::int64_t kMaskRoom = kKeyBlock + 2 * 64;

/// f(score's place in the block, what it is multiplied by) for every score of every query.
template <class T, class F> void each_kept(const AttentionHead<T>& head, const ScoreBlock<T>& block, F f)
{
    std::uint8_t room[kMaskRoom];
    for (std::int64_t q = 0; q < block.queries; ++q) {
        const std::uint8_t* kept = kept_keys(head, block.query + q, block.key, block.keys, room);
        for (std::int64_t j = 0; j < block.keys; ++j)
            f(j * kQueryLanes + q, kept[j] ? head.kept_scale : T{0});
    }
}

template <class T> void drop(const AttentionHead<T>& head, const ScoreBlock<T>& block)
{
    each_kept(head, block, [&](std::int64_t at, T factor) { block.scores[at] *= factor; });
}

/// Softmax of some queries over keys that come block by block: largest score and sum of exponentials so far.
template <class T> class Running {
public:
    Running()
    {
        fill(m_largest, kQueryLanes, kNothing<T>);
        fill(m_sum, kQueryLanes, T{0});
    }

    /// Turns scores into weights relative to the largest so far; what was gathered before is scaled to it.
    void take_in(const ScoreBlock<T>& block, T* gathered, std::int64_t width)
    {
        T largest[kQueryLanes], shift[kQueryLanes];
        find_largest(block, largest);
        for (std::int64_t q = 0; q < kQueryLanes; ++q) {
            // A query that sees nothing yet keeps its scores of minus infinity.
            shift[q] = largest[q] == kNothing<T> ? T{0} : largest[q];
            const T shrink = m_largest[q] == largest[q] ? T{1} : vm::exp(m_largest[q] - shift[q]);
            if (shrink != T{1})
                rescale(q, shrink, gathered, width);
            m_largest[q] = largest[q];
        }
        exponentials(block, shift);
        each_register(
            block, [&](T* s, std::int64_t q) { store<Vector<T>>(m_sum + q, load<Vector<T>>(m_sum + q) + load<Vector<T>>(s)); });
    }

    /// One over the sum of exponentials; 0 where nothing was seen.
    [[nodiscard]] T share(std::int64_t q) const { return m_sum[q] == 0 ? T{0} : 1 / m_sum[q]; }
    /// The logarithm of the sum of exponentials; infinite where nothing was seen, so that exp(score - lse) is zero.
    [[nodiscard]] T lse(std::int64_t q) const
    {
        return m_sum[q] == 0 ? std::numeric_limits<T>::infinity() : m_largest[q] + vm::log(m_sum[q]);
    }

private:
    void find_largest(const ScoreBlock<T>& block, T* largest) const
    {
        for (std::int64_t q = 0; q < kQueryLanes; q += kLanesOf<T>) {
            Vector<T> best = load<Vector<T>>(m_largest + q);
            for (std::int64_t j = 0; j < block.keys; ++j) {
                const Vector<T> s = load<Vector<T>>(block.scores + j * kQueryLanes + q);
                best = s > best ? s : best;
            }
            store<Vector<T>>(largest + q, best);
        }
    }
    void rescale(std::int64_t q, T shrink, T* gathered, std::int64_t width)
    {
        m_sum[q] *= shrink;
        for (std::int64_t c = 0; c < width; ++c)
            gathered[q * width + c] *= shrink;
    }

    T m_largest[kQueryLanes], m_sum[kQueryLanes];
};

/// Of each query: logarithm of the sum of exponentials, and its result times the gradient of it.
template <class T> struct QueryTerms {
    T lse[kQueryLanes], dot[kQueryLanes];
};

/// From scores and the gradients of the weights: the weights as they were applied to the values in place of the scores, and the
/// gradients of the scores (before they were scaled) in place of those of the weights.
template <class T>
void score_gradients(const AttentionHead<T>& head, const ScoreBlock<T>& block, const QueryTerms<T>& terms, T* gradients)
{
    exponentials(block, terms.lse);
    if (head.dropout_limit)
        each_kept(head, block, [&](std::int64_t at, T factor) { gradients[at] *= factor; });
    each_register(block, [&](T* s, std::int64_t q) {
        T* g = gradients + (s - block.scores);
        store<Vector<T>>(g, load<Vector<T>>(s) * (load<Vector<T>>(g) - load<Vector<T>>(terms.dot + q)));
    });
    if (head.dropout_limit)
        drop(head, block);
}

}  // namespace

}  // namespace ts::TS_SIMD
