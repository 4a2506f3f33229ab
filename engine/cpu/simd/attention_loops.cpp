#include "engine/cpu/simd/attention_loops.h"

#include <limits>

#include "engine/cpu/simd/dropout_loops.h"
#include "engine/cpu/simd/gemm_loops.h"
#include "engine/cpu/simd/row_loops.h"
#include "engine/cpu/simd/vector_math.h"

namespace ts::TS_SIMD {

namespace {

namespace vm = ts::vector_math;

template <class T> constexpr std::int64_t padded(std::int64_t n)
{
    constexpr std::int64_t lanes = kLanesOf<T>;
    return (n + lanes - 1) / lanes * lanes;
}

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

/// C (m, n) += A^T B with A (k, m).
template <class T>
void multiply_transposed(std::int64_t m, std::int64_t n, std::int64_t k, Rows<T> a, Rows<T> b, T* c, std::int64_t c_row)
{
    gemm_of<T>()(m, n, k, a.at, 1, a.row, b.at, b.row, c, c_row, true);
}

/// Hands out parts of the scratch memory.
template <class T> struct Scratch {
    T* next;

    T* take(std::int64_t count)
    {
        T* at = next;
        next += padded<float>(count);
        return at;
    }
};

/// from (rows, columns) as (columns, row), rows padded with zeros to whole registers.
template <class T> Rows<T> transposed(Rows<T> from, std::int64_t rows, std::int64_t columns, Scratch<T>& scratch)
{
    const std::int64_t width = padded<T>(rows);
    T* to = scratch.take(columns * width);
    constexpr std::int64_t kTile = 16;
    for (std::int64_t j = 0; j < width; j += kTile)
        for (std::int64_t c = 0; c < columns; ++c)
            for (std::int64_t i = j; i < j + kTile && i < width; ++i)
                to[c * width + i] = i < rows ? from.at[i * from.row + c] : T{};
    return {to, width};
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

template <class T> void fill(T* at, std::int64_t n, T value)
{
    for (std::int64_t i = 0; i < n; ++i)
        at[i] = value;
}

/// The scores of one query with some keys: `width` numbers in whole registers, of which `count` may be seen.
template <class T> struct ScoreRow {
    T* scores;
    std::int64_t width, count;
};

template <class T>
void scale_and_mask(const AttentionHead<T>& head, const ScoreRow<T>& row, std::int64_t query, std::int64_t key)
{
    T* s = row.scores;
    for (std::int64_t j = 0; j < row.width; ++j)
        s[j] *= head.scale;
    if (!head.mask)
        return;
    const T* mask = head.mask + query * head.mask_row + key * head.mask_column;
    if (head.mask_column == 1)
#pragma GCC ivdep
        for (std::int64_t j = 0; j < row.count; ++j)
            s[j] += mask[j];
    else
        for (std::int64_t j = 0; j < row.count; ++j)
            s[j] += mask[j * head.mask_column];
}

template <class T> T largest(const ScoreRow<T>& row)
{
    constexpr std::int64_t lanes = kLanesOf<T>;
    constexpr T lowest = -std::numeric_limits<T>::infinity();
    T best = lowest;
    std::int64_t j = 0;
    if (row.count >= lanes) {
        Vector<T> wide = load<Vector<T>>(row.scores);
        for (j = lanes; j + lanes <= row.count; j += lanes) {
            const Vector<T> next = load<Vector<T>>(row.scores + j);
            wide = next > wide ? next : wide;
        }
        for (int k = 0; k < lanes; ++k)
            best = wide[k] > best ? wide[k] : best;
    }
    for (; j < row.count; ++j)
        best = row.scores[j] > best ? row.scores[j] : best;
    return best;
}

/// scores = exp(scores - shift), zero for keys that are not seen. What would be too small for the type is zero at once:
/// the vector function is slow on it.
template <class T> void exponentials(const ScoreRow<T>& row, T shift)
{
    constexpr T lowest = sizeof(T) == sizeof(float) ? T{-87} : T{-708};
    T* s = row.scores;
#pragma GCC ivdep
    for (std::int64_t j = 0; j < row.width; ++j) {
        const T x = s[j] - shift;
        const T bounded = x < lowest ? lowest : x > 0 ? T{0} : x;
        const T e = vm::exp(bounded);
        s[j] = x < lowest ? T{0} : e;
    }
    for (std::int64_t j = row.count; j < row.width; ++j)
        s[j] = 0;
}

/// What dropout leaves of the scores of one query: 0 or 1 for each key.
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

template <class T> void drop(const AttentionHead<T>& head, const ScoreRow<T>& row, std::int64_t query, std::int64_t key)
{
    std::uint8_t room[kMaskRoom];
    const std::uint8_t* kept = kept_keys(head, query, key, row.count, room);
    for (std::int64_t j = 0; j < row.count; ++j)
        row.scores[j] *= kept[j] ? head.kept_scale : T{0};
}

/// Keys of a block beginning at `key` that a query may see.
template <class T> std::int64_t seen(const AttentionHead<T>& head, std::int64_t query, std::int64_t key, std::int64_t n)
{
    const std::int64_t upto = head.causal ? query + 1 - key : n;
    return upto < 0 ? 0 : upto < n ? upto : n;
}

template <class T> std::int64_t smaller(T a, T b)
{
    return a < b ? a : b;
}

/// Running softmax of a block of queries: largest score and sum of exponentials so far.
template <class T> struct Running {
    T largest[kQueryBlock], sum[kQueryBlock];
};

/// Turns one row of scores into weights relative to the largest so far; what was gathered before is scaled to it.
template <class T> void take_in(const ScoreRow<T>& row, T& top, T& sum, T* gathered, std::int64_t width)
{
    const T found = largest(row), before = top;
    top = found > before ? found : before;
    if (top == -std::numeric_limits<T>::infinity()) {
        fill(row.scores, row.width, T{0});
        return;
    }
    exponentials(row, top);
    const T* s = row.scores;
    const T fresh = sum_along<T>(row.width, [&]<class W>(std::int64_t j) { return load<W>(s + j); });
    const T shrink = before == top ? T{1} : vm::exp(before - top);
    sum = sum * shrink + fresh;
    if (shrink != T{1})
        for (std::int64_t c = 0; c < width; ++c)
            gathered[c] *= shrink;
}

template <class T>
void write_result(const AttentionHead<T>& head, const Running<T>& running, const T* gathered, std::int64_t first,
                  std::int64_t count, T* out, std::int64_t out_row)
{
    const std::int64_t width = padded<T>(head.value_dim);
    for (std::int64_t r = 0; r < count; ++r) {
        const T sum = running.sum[r], share = sum > 0 || sum != sum ? 1 / sum : T{0};
        for (std::int64_t c = 0; c < head.value_dim; ++c)
            out[(first + r) * out_row + c] = gathered[r * width + c] * share;
        // Infinite where nothing is seen, so that exp(score - lse) is zero.
        head.lse[first + r] = sum > 0 || sum != sum ? running.largest[r] + vm::log(sum) : std::numeric_limits<T>::infinity();
    }
}

template <class T> void forward(const AttentionHead<T>& head, T* out, std::int64_t out_row)
{
    Scratch<T> scratch{head.scratch};
    const std::int64_t block = head.causal ? kCausalQueryBlock : kQueryBlock, width = padded<T>(head.value_dim);
    const Rows<T> keys = transposed<T>({head.key, head.key_row}, head.keys, head.dim, scratch);
    const Rows<T> values = whole<T>({head.value, head.value_row}, head.keys, head.value_dim, scratch.take(head.keys * width));
    T* scores = scratch.take(kQueryBlock * kKeyBlock);
    T* gathered = scratch.take(kQueryBlock * width);
    for (std::int64_t i = 0; i < head.queries; i += block) {
        const std::int64_t rows = smaller(block, head.queries - i), limit = seen(head, i + rows - 1, 0, head.keys);
        Running<T> running;
        fill(running.largest, rows, -std::numeric_limits<T>::infinity());
        fill(running.sum, rows, T{0});
        fill(gathered, rows * width, T{0});
        for (std::int64_t k = 0; k < limit; k += kKeyBlock) {
            const std::int64_t n = smaller(kKeyBlock, limit - k), wide = padded<T>(n);
            multiply<T>(rows, wide, head.dim, {head.query + i * head.query_row, head.query_row}, {keys.at + k, keys.row},
                        scores, kKeyBlock, false);
            for (std::int64_t r = 0; r < rows; ++r) {
                const ScoreRow<T> row{scores + r * kKeyBlock, wide, seen(head, i + r, k, n)};
                scale_and_mask(head, row, i + r, k);
                take_in(row, running.largest[r], running.sum[r], gathered + r * width, width);
                if (head.dropout_limit)
                    drop(head, row, i + r, k);
            }
            multiply<T>(rows, width, n, {scores, kKeyBlock}, {values.at + k * values.row, values.row}, gathered, width, true);
        }
        write_result(head, running, gathered, i, rows, out, out_row);
    }
}

/// From the scores of a query and the gradients of its weights: `weights` as they were applied to the values, and the gradients
/// of the scores in place of those of the weights.
template <class T>
void score_gradients(const AttentionHead<T>& head, const ScoreRow<T>& weights, T* gradients, std::int64_t query,
                     std::int64_t key, T dot)
{
    scale_and_mask(head, weights, query, key);
    exponentials(weights, head.lse[query]);
    T* p = weights.scores;
    if (!head.dropout_limit) {
#pragma GCC ivdep
        for (std::int64_t j = 0; j < weights.width; ++j)
            gradients[j] = p[j] * (gradients[j] - dot) * head.scale;
        return;
    }
    std::uint8_t room[kMaskRoom];
    const std::uint8_t* kept = kept_keys(head, query, key, weights.count, room);
    for (std::int64_t j = 0; j < weights.count; ++j) {
        const T keep = kept[j] ? head.kept_scale : T{0};
        gradients[j] = p[j] * (gradients[j] * keep - dot) * head.scale;
        p[j] *= keep;
    }
    for (std::int64_t j = weights.count; j < weights.width; ++j)
        gradients[j] = 0;
}

template <class T>
void copy_rows(const T* from, std::int64_t from_row, T* to, std::int64_t to_row, std::int64_t rows, std::int64_t n)
{
    for (std::int64_t i = 0; i < rows; ++i)
#pragma GCC ivdep
        for (std::int64_t c = 0; c < n; ++c)
            to[i * to_row + c] = from[i * from_row + c];
}

/// Everything of a head that all blocks of queries share.
template <class T> struct BackwardRoom {
    Rows<T> keys_across, values_across, keys;
    T *dkey, *dvalue, *weights, *gradients, *dquery, *query, *g;
};

template <class T> BackwardRoom<T> prepare(const AttentionHead<T>& head)
{
    Scratch<T> scratch{head.scratch};
    const std::int64_t dim = padded<T>(head.dim), value_dim = padded<T>(head.value_dim);
    BackwardRoom<T> room;
    room.keys_across = transposed<T>({head.key, head.key_row}, head.keys, head.dim, scratch);
    room.values_across = transposed<T>({head.value, head.value_row}, head.keys, head.value_dim, scratch);
    room.keys = whole<T>({head.key, head.key_row}, head.keys, head.dim, scratch.take(head.keys * dim));
    room.dkey = scratch.take(head.keys * dim);
    room.dvalue = scratch.take(head.keys * value_dim);
    room.weights = scratch.take(kQueryBlock * kKeyBlock);
    room.gradients = scratch.take(kQueryBlock * kKeyBlock);
    room.dquery = scratch.take(kQueryBlock * dim);
    room.query = scratch.take(kQueryBlock * dim);
    room.g = scratch.take(kQueryBlock * value_dim);
    fill(room.dkey, head.keys * dim, T{0});
    fill(room.dvalue, head.keys * value_dim, T{0});
    return room;
}

template <class T>
void backward_block(const AttentionHead<T>& head, const HeadGradients<T>& gradients, const BackwardRoom<T>& room,
                    std::int64_t i, std::int64_t rows)
{
    const std::int64_t dim = padded<T>(head.dim), value_dim = padded<T>(head.value_dim);
    const Rows<T> query = whole<T>({head.query + i * head.query_row, head.query_row}, rows, head.dim, room.query);
    const Rows<T> g = whole<T>({gradients.g + i * gradients.g_row, gradients.g_row}, rows, head.value_dim, room.g);
    const std::int64_t limit = seen(head, i + rows - 1, 0, head.keys);
    fill(room.dquery, rows * dim, T{0});
    for (std::int64_t k = 0; k < limit; k += kKeyBlock) {
        const std::int64_t n = smaller(kKeyBlock, limit - k), wide = padded<T>(n);
        multiply<T>(rows, wide, head.dim, query, {room.keys_across.at + k, room.keys_across.row}, room.weights, kKeyBlock,
                    false);
        multiply<T>(rows, wide, head.value_dim, g, {room.values_across.at + k, room.values_across.row}, room.gradients,
                    kKeyBlock, false);
        for (std::int64_t r = 0; r < rows; ++r) {
            const T *up = g.at + r * g.row, *out = gradients.out + (i + r) * gradients.out_row;
            const T dot
                = sum_along<T>(head.value_dim, [&]<class W>(std::int64_t c) { return load<W>(up + c) * load<W>(out + c); });
            score_gradients<T>(head, {room.weights + r * kKeyBlock, wide, seen(head, i + r, k, n)},
                               room.gradients + r * kKeyBlock, i + r, k, dot);
        }
        multiply_transposed<T>(n, value_dim, rows, {room.weights, kKeyBlock}, g, room.dvalue + k * value_dim, value_dim);
        multiply<T>(rows, dim, n, {room.gradients, kKeyBlock}, {room.keys.at + k * room.keys.row, room.keys.row}, room.dquery,
                    dim, true);
        multiply_transposed<T>(n, dim, rows, {room.gradients, kKeyBlock}, query, room.dkey + k * dim, dim);
    }
    copy_rows(room.dquery, dim, gradients.dquery + i * gradients.dquery_row, gradients.dquery_row, rows, head.dim);
}

template <class T> void backward(const AttentionHead<T>& head, const HeadGradients<T>& gradients)
{
    const BackwardRoom<T> room = prepare(head);
    const std::int64_t block = head.causal ? kCausalQueryBlock : kQueryBlock;
    for (std::int64_t i = 0; i < head.queries; i += block)
        backward_block(head, gradients, room, i, smaller(block, head.queries - i));
    copy_rows(room.dkey, padded<T>(head.dim), gradients.dkey, gradients.dkey_row, head.keys, head.dim);
    copy_rows(room.dvalue, padded<T>(head.value_dim), gradients.dvalue, gradients.dvalue_row, head.keys, head.value_dim);
}

}  // namespace

AttentionLoops attention_loops()
{
    return {{forward<float>, backward<float>}, {forward<double>, backward<double>}};
}

}  // namespace ts::TS_SIMD
