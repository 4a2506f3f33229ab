#include "engine/cuda/attention_plan.h"
#include "engine/cuda/reduce_block.h"

namespace ts::cuda {

namespace {

template <class T> struct BackwardPlan {
    ScoreRules<Compute<T>> rules;
    int dim, value_dim, tiles;
    Heads<const T> query, key, value, out, g;
    Heads<T> dquery, dkey, dvalue;
    const Compute<T>* lse;
};

/// What a block has in shared memory: a tile of queries and one of keys, a tile of scores, and two numbers a query.
template <class Tile> struct BackwardRoom {
    using Number = typename Tile::Number;
    static constexpr std::size_t kBytes = sizeof(Number) * (4 * Tile::kNumbers + Tile::kScores + 2 * Tile::kSize);

    Number *query, *g, *key, *value, *scores, *lse, *dot;

    __device__ BackwardRoom()
        : query(dynamic_shared<Number>()),
          g(query + Tile::kNumbers),
          key(g + Tile::kNumbers),
          value(key + Tile::kNumbers),
          scores(value + Tile::kNumbers),
          lse(scores + Tile::kScores),
          dot(lse + Tile::kSize)
    {
    }
};

/// The block's place: which tile of which head.
struct Place {
    std::int64_t pair, b, h;
    int tile;

    __device__ Place(std::int64_t heads, int tiles)
        : pair(blockIdx.x / tiles), b(pair / heads), h(pair % heads), tile(static_cast<int>(blockIdx.x % tiles))
    {
    }
};

/// Queries and gradients of results from `first` on, each query's lse and its result times the gradient of it.
template <class Tile>
__device__ void load_queries(const BackwardPlan<typename Tile::Element>& plan, const Place& place, int first,
                             const BackwardRoom<Tile>& room)
{
    using Number = typename Tile::Number;
    load_tile<Tile, 1>(plan.query.of(place.b, place.h), first, plan.rules.queries, plan.dim, Number(1), room.query);
    load_tile<Tile, 1>(plan.g.of(place.b, place.h), first, plan.rules.queries, plan.value_dim, Number(1), room.g);
    __syncthreads();
    const auto out = plan.out.of(place.b, place.h);
    for (int row = Tile::down(); row < Tile::kSize; row += Tile::kDown) {
        const bool there = first + row < plan.rules.queries;
        Number dot = 0;
        for (int c = Tile::across(); there && c < plan.value_dim; c += Tile::kAcross)
            dot += room.g[row * Tile::kStride + c] * convert<Number>(out.first[(first + row) * out.row + c]);
        for (int step = Tile::kAcross / 2; step > 0; step /= 2)
            dot += __shfl_xor_sync(kAllLanes, dot, step);
        if (Tile::across() == 0) {
            room.dot[row] = dot;
            // An infinite sum gives weights of zero.
            room.lse[row]
                = there ? plan.lse[place.pair * plan.rules.queries + first + row] : std::numeric_limits<Number>::infinity();
        }
    }
}

template <class Tile, int Group>
__device__ void load_keys(const BackwardPlan<typename Tile::Element>& plan, const Place& place, int first,
                          const BackwardRoom<Tile>& room)
{
    using Number = typename Tile::Number;
    load_tile<Tile, Group>(plan.key.of(place.b, place.h), first, plan.rules.keys, plan.dim, Number(1), room.key);
    load_tile<Tile, Group>(plan.value.of(place.b, place.h), first, plan.rules.keys, plan.value_dim, Number(1), room.value);
}

/// Gradients of queries: one tile of queries, all keys. A thread has queries `query` + i Down and keys from `key` on.
template <class Tile>
__global__ void __launch_bounds__(Tile::kThreads, Tile::kBlocks)
    query_gradient_kernel(BackwardPlan<typename Tile::Element> plan)
{
    using Number = typename Tile::Number;
    const BackwardRoom<Tile> room;
    const Place place(plan.rules.heads, plan.tiles);
    const HeadScores<Number> head(plan.rules, place.pair);
    const int first = (plan.tiles - 1 - place.tile) * Tile::kSize, end = first + Tile::kSize;
    const int limit = plan.rules.causal && end < plan.rules.keys ? end : plan.rules.keys;
    ResultPart<Tile> dquery;
    clear(dquery);
    load_queries<Tile>(plan, place, first, room);
    for (int from = 0; from < limit; from += Tile::kSize) {
        const int key = from + Tile::across() * Tile::kColumns;
        ScorePart<Tile> scores, weights;
        __syncthreads();
        load_keys<Tile, Tile::kColumns>(plan, place, from, room);
        __syncthreads();
        row_products<Tile>(room.query, room.key, plan.dim, scores);
        row_products<Tile>(room.g, room.value, plan.value_dim, weights);
#pragma unroll
        for (int i = 0; i < Tile::kRows; ++i) {
            const int row = Tile::down() + i * Tile::kDown;
            Number kept[Tile::kColumns];
            if (head.dropping())
                head.kept(first + row, key, kept);
#pragma unroll
            for (int j = 0; j < Tile::kColumns; ++j) {
                const Number weight = exp(head.seen(scores[i][j] * plan.rules.scale, first + row, key + j) - room.lse[row]);
                const Number up = head.dropping() ? weights[i][j] * kept[j] : weights[i][j];
                scores[i][j] = weight * (up - room.dot[row]);
            }
        }
        write_scores<Tile>(scores, room.scores);
        __syncthreads();
        score_products<Tile>(room.scores, room.key, dquery);
    }
#pragma unroll
    for (int i = 0; i < Tile::kRows; ++i)
        if (const int row = first + Tile::down() + i * Tile::kDown; row < plan.rules.queries)
            write_row<Tile>(plan.dquery.of(place.b, place.h), row, plan.dim, dquery[i], plan.rules.scale);
}

/// results of queries Rows down + i += scores^T times the rows of a tile.
template <class Tile>
__device__ void turned_products(const typename Tile::Number* scores, const typename Tile::Number* tile,
                                ResultPart<Tile>& results)
{
    using Piece = Vector<typename Tile::Number, Tile::kPack>;
    scores += Tile::down() * Tile::kRows;
#pragma unroll 4
    for (int s = 0; s < Tile::kSize; ++s) {
        typename Tile::Number right[Tile::kResults];
        result_numbers<Tile>(tile + s * Tile::kStride, right);
#pragma unroll
        for (int i = 0; i < Tile::kRows; i += Tile::kPack) {
            const Piece left = *reinterpret_cast<const Piece*>(scores + s * Tile::kScoreStride + i);
#pragma unroll
            for (int p = 0; p < Tile::kPack; ++p)
#pragma unroll
                for (int c = 0; c < Tile::kResults; ++c)
                    results[i + p][c] += left.values[p] * right[c];
        }
    }
}

/// Gradients of queries from `first` on, where one tile holds all keys.
template <class Tile>
__device__ void write_query_gradients(const BackwardPlan<typename Tile::Element>& plan, const Place& place, int first,
                                      const BackwardRoom<Tile>& room)
{
    ResultPart<Tile> dquery;
    clear(dquery);
    turned_products<Tile>(room.scores, room.key, dquery);
#pragma unroll
    for (int i = 0; i < Tile::kRows; ++i)
        if (const int row = first + Tile::down() * Tile::kRows + i; row < plan.rules.queries)
            write_row<Tile>(plan.dquery.of(place.b, place.h), row, plan.dim, dquery[i], plan.rules.scale);
}

/// From scores (keys, queries) and the gradients of the weights: the weights as they were applied to the values, and the
/// gradients of the scores.
template <class Tile>
__device__ void key_score_gradients(const HeadScores<typename Tile::Number>& head, const BackwardRoom<Tile>& room,
                                    typename Tile::Number scale, int query, int key, ScorePart<Tile>& weights,
                                    ScorePart<Tile>& gradients)
{
    using Number = typename Tile::Number;
#pragma unroll
    for (int j = 0; j < Tile::kColumns; ++j) {
        const int column = Tile::across() + j * Tile::kAcross;
        Number kept[Tile::kRows];
        if (head.dropping())
            head.kept(query + column, key, kept);
#pragma unroll
        for (int i = 0; i < Tile::kRows; ++i) {
            const Number weight = exp(head.seen(weights[i][j] * scale, query + column, key + i) - room.lse[column]);
            const Number factor = head.dropping() ? kept[i] : Number(1);
            gradients[i][j] = weight * (gradients[i][j] * factor - room.dot[column]);
            weights[i][j] = weight * factor;
        }
    }
}

/// Gradients of keys and values: one tile of keys, all queries, and where it holds `All` keys those of queries, too. A thread
/// has keys from `key` on that follow each other.
template <class Tile, bool All>
__global__ void __launch_bounds__(Tile::kThreads, Tile::kBlocks) key_gradient_kernel(BackwardPlan<typename Tile::Element> plan)
{
    const BackwardRoom<Tile> room;
    const Place place(plan.rules.heads, plan.tiles);
    const HeadScores<typename Tile::Number> head(plan.rules, place.pair);
    const int first = place.tile * Tile::kSize, key = first + Tile::down() * Tile::kRows;
    ResultPart<Tile> dkey, dvalue;
    clear(dkey);
    clear(dvalue);
    load_keys<Tile, Tile::kRows>(plan, place, first, room);
    for (int from = plan.rules.causal ? first : 0; from < plan.rules.queries; from += Tile::kSize) {
        ScorePart<Tile> weights, gradients;
        __syncthreads();
        load_queries<Tile>(plan, place, from, room);
        __syncthreads();
        row_products<Tile>(room.key, room.query, plan.dim, weights);
        row_products<Tile>(room.value, room.g, plan.value_dim, gradients);
        key_score_gradients<Tile>(head, room, plan.rules.scale, from, key, weights, gradients);
        write_scores<Tile>(weights, room.scores);
        __syncthreads();
        score_products<Tile>(room.scores, room.g, dvalue);
        __syncthreads();
        write_scores<Tile>(gradients, room.scores);
        __syncthreads();
        score_products<Tile>(room.scores, room.query, dkey);
        if constexpr (All)
            write_query_gradients<Tile>(plan, place, from, room);
    }
#pragma unroll
    for (int i = 0; i < Tile::kRows; ++i)
        if (key + i < plan.rules.keys) {
            write_row<Tile>(plan.dkey.of(place.b, place.h), key + i, plan.dim, dkey[i], plan.rules.scale);
            write_row<Tile>(plan.dvalue.of(place.b, place.h), key + i, plan.value_dim, dvalue[i], typename Tile::Number(1));
        }
}

template <class Kernel, class Tile, class Plan> void launch_tiles(Kernel kernel, TileOf<Tile>, Plan plan, const TileGrid& grid)
{
    plan.tiles = grid.tiles;
    if (grid.count() > 0)
        launch(kernel, {dim3(static_cast<unsigned>(grid.count())), dim3(Tile::kThreads), BackwardRoom<Tile>::kBytes}, plan);
}

template <class Tile> void backward_with(const AttentionBackward& call)
{
    using T = typename Tile::Element;
    using Number = typename Tile::Number;
    const AttentionForward& forward = call.forward;
    const auto read = [](const Tensor& t) { return heads_of<const T, T>(t); };
    const BackwardPlan<T> plan{score_rules<Number>(forward),
                               static_cast<int>(forward.query.size(3)),
                               static_cast<int>(forward.value.size(3)),
                               0,
                               read(forward.query),
                               read(forward.key),
                               read(forward.value),
                               read(forward.out),
                               read(call.g),
                               heads_of<T, T>(call.dquery),
                               heads_of<T, T>(call.dkey),
                               heads_of<T, T>(call.dvalue),
                               device_data<const Number>(forward.lse)};
    const std::int64_t heads = forward.query.size(0) * forward.query.size(1), keys = forward.key.size(2);
    const TileGrid key_tiles(heads, keys, Tile::kSize);
    const TileOf<Tile> tile;
    if (key_tiles.tiles == 1) {
        launch_tiles(key_gradient_kernel<Tile, true>, tile, plan, key_tiles);
        return;
    }
    launch_tiles(query_gradient_kernel<Tile>, tile, plan, TileGrid(heads, forward.query.size(2), Tile::kSize));
    launch_tiles(key_gradient_kernel<Tile, false>, tile, plan, key_tiles);
}

template <class T> void backward_as(const AttentionBackward& call)
{
    const AttentionForward& forward = call.forward;
    const std::int64_t dim = std::max(forward.query.size(3), forward.value.size(3));
    const bool few = std::max(forward.query.size(2), forward.key.size(2)) <= 32;
    expect_head_size(dim);
    using Wide = AttentionTile<T, 256, 32, 8>;
    if (dim <= 32)
        few ? backward_with<AttentionTile<T, 32, 32, 8>>(call) : backward_with<AttentionTile<T, 32, 64, 16>>(call);
    else if (dim <= 64)
        few ? backward_with<AttentionTile<T, 64, 32, 8>>(call) : backward_with<AttentionTile<T, 64, 64, 16>>(call);
    else if (dim <= 128)
        backward_with<AttentionTile<T, 128, 32, 8>>(call);
    else if (BackwardRoom<Wide>::kBytes <= device_limits().shared_bytes)
        backward_with<Wide>(call);
    else
        backward_with<AttentionTile<T, 256, 16, 4>>(call);
}

template <> void backward_as<double>(const AttentionBackward& call)
{
    const std::int64_t dim = std::max(call.forward.query.size(3), call.forward.value.size(3));
    expect_head_size(dim);
    if (dim <= 32)
        backward_with<AttentionTile<double, 32, 32, 8>>(call);
    else if (dim <= 64)
        backward_with<AttentionTile<double, 64, 32, 8>>(call);
    else if (dim <= 128)
        backward_with<AttentionTile<double, 128, 16, 8>>(call);
    else
        backward_with<AttentionTile<double, 256, 16, 8>>(call);
}

}  // namespace

void attention_backward(const AttentionBackward& call)
{
    visit_float(call.forward.query.dtype(), [&]<class T>(T) { backward_as<T>(call); });
}

}  // namespace ts::cuda
