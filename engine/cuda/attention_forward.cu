#include "engine/cuda/attention_plan.h"
#include "engine/cuda/reduce_block.h"

namespace ts::cuda {

namespace {

template <class T> struct ForwardPlan {
    ScoreRules<Compute<T>> rules;
    int dim, value_dim, tiles;
    Heads<const T> query, key, value;
    Heads<T> out;
    Compute<T>* lse;
};

/// The softmax of a thread's rows over keys that come tile by tile: largest score and sum of exponentials so far, and what was
/// gathered with weights relative to the largest score.
template <class Tile> struct RunningSoftmax {
    using Number = typename Tile::Number;

    Number largest[Tile::kRows], sum[Tile::kRows];
    ResultPart<Tile> results;

    __device__ RunningSoftmax()
    {
        clear(results);
        for (int i = 0; i < Tile::kRows; ++i) {
            largest[i] = -std::numeric_limits<Number>::infinity();
            sum[i] = 0;
        }
    }

    /// Largest of row i among all the threads across.
    __device__ Number largest_with(int i, const Number (&scores)[Tile::kColumns]) const
    {
        Number best = largest[i];
#pragma unroll
        for (int j = 0; j < Tile::kColumns; ++j)
            best = scores[j] > best ? scores[j] : best;
        for (int step = Tile::kAcross / 2; step > 0; step /= 2) {
            const Number other = __shfl_xor_sync(kAllLanes, best, step);
            best = other > best ? other : best;
        }
        return best;
    }

    /// Turns scores into weights.
    __device__ void take_in(ScorePart<Tile>& scores)
    {
#pragma unroll
        for (int i = 0; i < Tile::kRows; ++i) {
            const Number best = largest_with(i, scores[i]);
            // A query that sees nothing yet keeps its scores of minus infinity.
            const Number shift = best == -std::numeric_limits<Number>::infinity() ? Number(0) : best;
            const Number shrink = largest[i] == best ? Number(1) : exp(largest[i] - shift);
            largest[i] = best;
            sum[i] *= shrink;
#pragma unroll
            for (int c = 0; c < Tile::kResults; ++c)
                results[i][c] *= shrink;
#pragma unroll
            for (int j = 0; j < Tile::kColumns; ++j) {
                scores[i][j] = exp(scores[i][j] - shift);
                sum[i] += scores[i][j];
            }
        }
    }

    __device__ void join_sums()
    {
        for (int i = 0; i < Tile::kRows; ++i)
            for (int step = Tile::kAcross / 2; step > 0; step /= 2)
                sum[i] += __shfl_xor_sync(kAllLanes, sum[i], step);
    }
};

template <class Tile>
__device__ void drop(const HeadScores<typename Tile::Number>& head, int query, int key, ScorePart<Tile>& scores)
{
#pragma unroll
    for (int i = 0; i < Tile::kRows; ++i) {
        typename Tile::Number factors[Tile::kColumns];
        head.kept(query + i * Tile::kDown, key, factors);
#pragma unroll
        for (int j = 0; j < Tile::kColumns; ++j)
            scores[i][j] *= factors[j];
    }
}

/// One tile of queries of one head (Dao et al., 2022). A thread has scores of queries `query` + i Down and of the keys from
/// `key` on that follow each other.
template <class Tile>
__global__ void __launch_bounds__(Tile::kThreads, Tile::kBlocks) forward_kernel(ForwardPlan<typename Tile::Element> plan)
{
    using Number = typename Tile::Number;
    Number* queries = dynamic_shared<Number>();
    Number* others = queries + Tile::kNumbers;
    Number* weights = others + Tile::kNumbers;
    const std::int64_t pair = blockIdx.x / plan.tiles, b = pair / plan.rules.heads, h = pair % plan.rules.heads;
    // The last queries see the most keys where the future is hidden: they start first.
    const int first = (plan.tiles - 1 - static_cast<int>(blockIdx.x % plan.tiles)) * Tile::kSize;
    const int query = first + Tile::down(), end = first + Tile::kSize;
    const int limit = plan.rules.causal && end < plan.rules.keys ? end : plan.rules.keys;
    const HeadScores<Number> head(plan.rules, pair);
    RunningSoftmax<Tile> running;
    load_tile<Tile, 1>(plan.query.of(b, h), first, plan.rules.queries, plan.dim, plan.rules.scale, queries);
    for (int from = 0; from < limit; from += Tile::kSize) {
        const int key = from + Tile::across() * Tile::kColumns;
        ScorePart<Tile> scores;
        __syncthreads();
        load_tile<Tile, Tile::kColumns>(plan.key.of(b, h), from, plan.rules.keys, plan.dim, Number(1), others);
        __syncthreads();
        row_products<Tile>(queries, others, plan.dim, scores);
#pragma unroll
        for (int i = 0; i < Tile::kRows; ++i)
#pragma unroll
            for (int j = 0; j < Tile::kColumns; ++j)
                scores[i][j] = head.seen(scores[i][j], query + i * Tile::kDown, key + j);
        running.take_in(scores);
        if (head.dropping())
            drop<Tile>(head, query, key, scores);
        __syncthreads();
        write_scores<Tile>(scores, weights);
        load_tile<Tile, Tile::kColumns>(plan.value.of(b, h), from, plan.rules.keys, plan.value_dim, Number(1), others);
        __syncthreads();
        score_products<Tile>(weights, others, running.results);
    }
    running.join_sums();
#pragma unroll
    for (int i = 0; i < Tile::kRows; ++i) {
        const int row = query + i * Tile::kDown;
        if (row >= plan.rules.queries)
            continue;
        const Number sum = running.sum[i];
        write_row<Tile>(plan.out.of(b, h), row, plan.value_dim, running.results[i], sum == 0 ? Number(0) : 1 / sum);
        if (Tile::across() == 0)
            plan.lse[pair * plan.rules.queries + row]
                = sum == 0 ? std::numeric_limits<Number>::infinity() : running.largest[i] + log(sum);
    }
}

template <class Tile> void forward_with(const AttentionForward& call)
{
    using T = typename Tile::Element;
    using Number = typename Tile::Number;
    const TileGrid grid(call.query.size(0) * call.query.size(1), call.query.size(2), Tile::kSize);
    const ForwardPlan<T> plan{score_rules<Number>(call),
                              static_cast<int>(call.query.size(3)),
                              static_cast<int>(call.value.size(3)),
                              grid.tiles,
                              heads_of<const T, T>(call.query),
                              heads_of<const T, T>(call.key),
                              heads_of<const T, T>(call.value),
                              heads_of<T, T>(call.out),
                              device_data<Number>(call.lse)};
    if (grid.count() == 0)
        return;
    launch(forward_kernel<Tile>,
           {dim3(static_cast<unsigned>(grid.count())), dim3(Tile::kThreads),
            sizeof(Number) * (2 * Tile::kNumbers + Tile::kScores)},
           plan);
}

template <class T> void forward_as(const AttentionForward& call)
{
    const std::int64_t dim = std::max(call.query.size(3), call.value.size(3));
    const bool few = std::max(call.query.size(2), call.key.size(2)) <= 32;
    expect_head_size(dim);
    if (dim <= 32)
        few ? forward_with<AttentionTile<T, 32, 32, 8>>(call) : forward_with<AttentionTile<T, 32, 64, 8>>(call);
    else if (dim <= 64)
        few ? forward_with<AttentionTile<T, 64, 32, 8>>(call) : forward_with<AttentionTile<T, 64, 64, 8>>(call);
    else if (dim <= 128)
        forward_with<AttentionTile<T, 128, 64, 16>>(call);
    else
        forward_with<AttentionTile<T, 256, 32, 8>>(call);
}

template <> void forward_as<double>(const AttentionForward& call)
{
    const std::int64_t dim = std::max(call.query.size(3), call.value.size(3));
    expect_head_size(dim);
    if (dim <= 32)
        forward_with<AttentionTile<double, 32, 32, 8>>(call);
    else if (dim <= 64)
        forward_with<AttentionTile<double, 64, 32, 8>>(call);
    else
        forward_with<AttentionTile<double, 256, 16, 8>>(call);
}

}  // namespace

void attention_forward(const AttentionForward& call)
{
    visit_float(call.query.dtype(), [&]<class T>(T) { forward_as<T>(call); });
}

}  // namespace ts::cuda
