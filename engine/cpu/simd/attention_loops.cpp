#include "engine/cpu/simd/attention_loops.h"

#include "engine/cpu/simd/attention_scores.h"
#include "engine/cpu/simd/gemm_loops.h"

namespace ts::TS_SIMD {

namespace {

/// Scores lie with the keys one below the other and kQueryLanes queries side by side, so that a softmax is a walk down the
/// lanes without sums across a register.

/// A matrix with adjacent columns.
template <class T> struct Rows {
    const T* at;
    std::int64_t row;
};

template <class T> SmallGemm<T> gemm_of()
{
    static const GemmLoops loops = gemm_loops();
    if constexpr (sizeof(T) == sizeof(float))
        return loops.f32;
    else
        return loops.f64;
}

/// C (m, n) = A (m, k) B (k, n), added to C where `add`; n fills whole registers.
template <class T>
void multiply(std::int64_t m, std::int64_t n, std::int64_t k, Rows<T> a, Rows<T> b, T* c, std::int64_t c_row, bool add)
{
    gemm_of<T>()(m, n, k, a.at, a.row, 1, b.at, b.row, c, c_row, add);
}

/// The same with scores (k, kQueryLanes) turned round as A: C (queries, n) += A^T B.
template <class T>
void multiply_scores(std::int64_t queries, std::int64_t n, std::int64_t keys, const T* scores, Rows<T> b, T* c)
{
    gemm_of<T>()(queries, n, keys, scores, 1, kQueryLanes, b.at, b.row, c, n, true);
}

/// Hands out parts of the scratch memory, as many numbers apart as any register takes.
template <class T> struct Scratch {
    T* next;

    T* take(std::int64_t count)
    {
        T* at = next;
        next += (count + 15) / 16 * 16;
        return at;
    }
};

/// Rows of some queries with the queries side by side, times `factor`; lanes without a query are zero.
template <class T> Rows<T> side_by_side(Rows<T> from, std::int64_t queries, std::int64_t columns, T factor, T* to)
{
    for (std::int64_t c = 0; c < columns; ++c)
        for (std::int64_t q = 0; q < kQueryLanes; ++q)
            to[c * kQueryLanes + q] = q < queries ? from.at[q * from.row + c] * factor : T{};
    return {to, kQueryLanes};
}

/// Rows whose columns fill whole registers: itself, or a copy filled up with zeros in `room`.
template <class T> Rows<T> whole(Rows<T> from, std::int64_t rows, std::int64_t columns, T* room)
{
    const std::int64_t width = padded<T>(columns);
    if (width == columns)
        return from;
    for (std::int64_t i = 0; i < rows; ++i)
        for (std::int64_t c = 0; c < width; ++c)
            room[i * width + c] = c < columns ? from.at[i * from.row + c] : T{};
    return {room, width};
}

template <class T> Rows<T> below(Rows<T> rows, std::int64_t first)
{
    return {rows.at + first * rows.row, rows.row};
}

/// Keys that the last of some queries may see.
template <class T> std::int64_t seen_keys(const AttentionHead<T>& head, std::int64_t last_query)
{
    return head.causal && last_query < head.keys ? last_query + 1 : head.keys;
}

template <class T>
void write_result(const AttentionHead<T>& head, const Running<T>& running, const T* gathered, std::int64_t first,
                  std::int64_t queries, T* out, std::int64_t out_row)
{
    const std::int64_t width = padded<T>(head.value_dim);
    for (std::int64_t q = 0; q < queries; ++q) {
        const T share = running.share(q);
        T* to = out + (first + q) * out_row;
        const T* from = gathered + q * width;
        along<T>(head.value_dim, [&]<class W>(std::int64_t c) { store<W>(to + c, load<W>(from + c) * share); });
        head.lse[first + q] = running.lse(q);
    }
}

template <class T> void forward(const AttentionHead<T>& head, T* out, std::int64_t out_row)
{
    Scratch<T> scratch{head.scratch};
    const std::int64_t width = padded<T>(head.value_dim);
    const Rows<T> keys{head.key, head.key_row};
    const Rows<T> values = whole<T>({head.value, head.value_row}, head.keys, head.value_dim, scratch.take(head.keys * width));
    T* scores = scratch.take(kKeyBlock * kQueryLanes);
    T* gathered = scratch.take(kQueryLanes * width);
    T* across = scratch.take(kQueryLanes * head.dim);
    for (std::int64_t i = 0; i < head.queries; i += kQueryLanes) {
        const std::int64_t queries = smaller(kQueryLanes, head.queries - i), limit = seen_keys(head, i + queries - 1);
        const Rows<T> query
            = side_by_side<T>({head.query + i * head.query_row, head.query_row}, queries, head.dim, head.scale, across);
        Running<T> running;
        fill(gathered, kQueryLanes * width, T{0});
        for (std::int64_t k = 0; k < limit; k += kKeyBlock) {
            const ScoreBlock<T> block{scores, i, queries, k, smaller(kKeyBlock, limit - k)};
            multiply(block.keys, kQueryLanes, head.dim, below(keys, k), query, scores, kQueryLanes, false);
            hide(head, block);
            running.take_in(block, gathered, width);
            if (head.dropout_limit)
                drop(head, block);
            multiply_scores(queries, width, block.keys, scores, below(values, k), gathered);
        }
        write_result(head, running, gathered, i, queries, out, out_row);
    }
}

/// What all blocks of queries of a head share, and memory for one of them.
template <class T> struct BackwardRoom {
    Rows<T> keys, values, whole_keys;
    T *dkey, *dvalue, *weights, *scores, *dquery, *query_across, *g_across, *whole_query, *whole_g;
};

template <class T> BackwardRoom<T> prepare(const AttentionHead<T>& head)
{
    Scratch<T> scratch{head.scratch};
    const std::int64_t dim = padded<T>(head.dim), value_dim = padded<T>(head.value_dim);
    BackwardRoom<T> room;
    room.keys = {head.key, head.key_row};
    room.values = {head.value, head.value_row};
    room.whole_keys = whole<T>(room.keys, head.keys, head.dim, scratch.take(head.keys * dim));
    room.dkey = scratch.take(head.keys * dim);
    room.dvalue = scratch.take(head.keys * value_dim);
    room.weights = scratch.take(kKeyBlock * kQueryLanes);
    room.scores = scratch.take(kKeyBlock * kQueryLanes);
    room.dquery = scratch.take(kQueryLanes * dim);
    room.query_across = scratch.take(kQueryLanes * dim);
    room.g_across = scratch.take(kQueryLanes * value_dim);
    room.whole_query = scratch.take(kQueryLanes * dim);
    room.whole_g = scratch.take(kQueryLanes * value_dim);
    fill(room.dkey, head.keys * dim, T{0});
    fill(room.dvalue, head.keys * value_dim, T{0});
    return room;
}

template <class T>
void scaled_copy(const T* from, std::int64_t from_row, T* to, std::int64_t to_row, std::int64_t rows, std::int64_t n, T factor)
{
    for (std::int64_t i = 0; i < rows; ++i) {
        const T* a = from + i * from_row;
        T* b = to + i * to_row;
        along<T>(n, [&]<class W>(std::int64_t c) { store<W>(b + c, load<W>(a + c) * factor); });
    }
}

template <class T>
void backward_block(const AttentionHead<T>& head, const HeadGradients<T>& gradients, const BackwardRoom<T>& room,
                    std::int64_t i)
{
    const std::int64_t dim = padded<T>(head.dim), value_dim = padded<T>(head.value_dim);
    const std::int64_t queries = smaller(kQueryLanes, head.queries - i), limit = seen_keys(head, i + queries - 1);
    const Rows<T> query{head.query + i * head.query_row, head.query_row}, g{gradients.g + i * gradients.g_row, gradients.g_row};
    const Rows<T> out{gradients.out + i * gradients.out_row, gradients.out_row};
    const Rows<T> query_across = side_by_side(query, queries, head.dim, head.scale, room.query_across);
    const Rows<T> g_across = side_by_side(g, queries, head.value_dim, T{1}, room.g_across);
    const Rows<T> whole_query = whole(query, queries, head.dim, room.whole_query);
    const Rows<T> whole_g = whole(g, queries, head.value_dim, room.whole_g);
    QueryTerms<T> terms{};
    for (std::int64_t q = 0; q < queries; ++q) {
        const T *up = g.at + q * g.row, *result = out.at + q * out.row;
        terms.dot[q]
            = sum_along<T>(head.value_dim, [&]<class W>(std::int64_t c) { return load<W>(up + c) * load<W>(result + c); });
        terms.lse[q] = head.lse[i + q];
    }
    fill(room.dquery, kQueryLanes * dim, T{0});
    for (std::int64_t k = 0; k < limit; k += kKeyBlock) {
        const ScoreBlock<T> block{room.weights, i, queries, k, smaller(kKeyBlock, limit - k)};
        multiply(block.keys, kQueryLanes, head.dim, below(room.keys, k), query_across, room.weights, kQueryLanes, false);
        multiply(block.keys, kQueryLanes, head.value_dim, below(room.values, k), g_across, room.scores, kQueryLanes, false);
        hide(head, block);
        score_gradients(head, block, terms, room.scores);
        multiply(block.keys, value_dim, queries, {room.weights, kQueryLanes}, whole_g, room.dvalue + k * value_dim, value_dim,
                 true);
        multiply(block.keys, dim, queries, {room.scores, kQueryLanes}, whole_query, room.dkey + k * dim, dim, true);
        multiply_scores(queries, dim, block.keys, room.scores, below(room.whole_keys, k), room.dquery);
    }
    scaled_copy(room.dquery, dim, gradients.dquery + i * gradients.dquery_row, gradients.dquery_row, queries, head.dim,
                head.scale);
}

template <class T> void backward(const AttentionHead<T>& head, const HeadGradients<T>& gradients)
{
    const BackwardRoom<T> room = prepare(head);
    for (std::int64_t i = 0; i < head.queries; i += kQueryLanes)
        backward_block(head, gradients, room, i);
    scaled_copy(room.dkey, padded<T>(head.dim), gradients.dkey, gradients.dkey_row, head.keys, head.dim, head.scale);
    scaled_copy(room.dvalue, padded<T>(head.value_dim), gradients.dvalue, gradients.dvalue_row, head.keys, head.value_dim,
                T{1});
}

}  // namespace

AttentionLoops attention_loops()
{
    return {{forward<float>, backward<float>}, {forward<double>, backward<double>}};
}

}  // namespace ts::TS_SIMD
