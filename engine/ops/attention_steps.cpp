#include "engine/ops/attention_steps.h"

#include <limits>

#include "engine/ops/dropout.h"
#include "engine/ops/elementwise.h"
#include "engine/ops/matmul.h"
#include "engine/ops/reduce.h"
#include "engine/ops/shape_ops.h"
#include "engine/ops/triangle.h"

namespace ts {

namespace {

/// What may be seen and how much is added, as (..., T, S).
Tensor masked(const Tensor& scores, const AttentionSteps& steps)
{
    const Tensor nothing = scalar(-std::numeric_limits<double>::infinity(), scores.options());
    Tensor out = scores;
    if (steps.mask.defined())
        out = steps.mask.dtype() == DType::Bool ? where(steps.mask, out, nothing) : add(out, to(steps.mask, scores.dtype()));
    if (!steps.causal)
        return out;
    const std::int64_t queries = scores.size(-2), keys = scores.size(-1);
    return where(tril(ones({queries, keys}, {DType::Bool, scores.device()})), out, nothing);
}

/// Softmax along rows where a row without any key gives zeros.
Tensor weights_of(const Tensor& scores)
{
    const std::int64_t last[] = {-1};
    const Tensor best = amax(scores.detach(), last, true);
    const Tensor seen = gt(best, scalar(-std::numeric_limits<double>::infinity(), best.options()));
    const Tensor shift = where(seen, best, scalar(0, best.options()));
    const Tensor e = exp(sub(scores, shift)), total = sum(e, last, true);
    return div(e, where(seen, total, scalar(1, total.options())));
}

Tensor dropped(const Tensor& t, const AttentionDropout& dropout)
{
    return dropout.p > 0 ? ts::dropout(contiguous(t), dropout.p, dropout.random, dropout.counter) : t;
}

}  // namespace

AttentionGradients attention_gradients(const AttentionSteps& steps, bool of_mask)
{
    const std::int64_t last[] = {-1};
    const Tensor scores = mul(matmul(steps.query, transpose(steps.key, -2, -1)), steps.scale);
    const Tensor weights = weights_of(masked(scores, steps));
    const Tensor dweights = dropped(matmul(steps.g, transpose(steps.value, -2, -1)), steps.dropout);
    const Tensor dscores = mul(weights, sub(dweights, sum(mul(dweights, weights), last, true)));
    AttentionGradients all;
    all.value = matmul(transpose(dropped(weights, steps.dropout), -2, -1), steps.g);
    all.query = mul(matmul(dscores, steps.key), steps.scale);
    all.key = mul(matmul(transpose(dscores, -2, -1), steps.query), steps.scale);
    if (of_mask)
        all.mask = reduce_to(dscores, steps.mask.sizes(), steps.mask.dtype());
    return all;
}

}  // namespace ts
