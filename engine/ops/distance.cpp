#include "engine/ops/distance.h"

#include <cmath>

#include "engine/ops/autocast.h"
#include "engine/ops/op_record.h"
#include "engine/ops/operators.h"
#include "engine/ops/reduce.h"

namespace ts {

namespace {

/// The p-norm along `dim`, at least `floor`. The smallest power is cut off before the root, whose slope at 0 is infinite.
Tensor norm_along(const Tensor& x, double p, std::int64_t dim, double floor, bool keepdim)
{
    const std::int64_t dims[] = {dim};
    const auto limited = [&](const Tensor& t, double least) { return maximum(t, scalar(least, t.options())); };
    if (p == 2)
        return sqrt(limited(sum(square(x), dims, keepdim), floor * floor));
    if (p == 1)
        return limited(sum(abs(x), dims, keepdim), floor);
    if (std::isinf(p))
        return limited(amax(abs(x), dims, keepdim), floor);
    return pow(limited(sum(pow(abs(x), p), dims, keepdim), std::pow(floor, p)), 1 / p);
}

}  // namespace

Tensor normalize(const Tensor& x, double p, std::int64_t dim, double eps)
{
    if (autocast_widens(x))
        return normalize(autocast_widened(x), p, dim, eps);
    return x / norm_along(x, p, dim, eps, true);
}

Tensor cosine_similarity(const Tensor& a, const Tensor& b, std::int64_t dim, double eps)
{
    if (autocast_widens(a) || autocast_widens(b))
        return cosine_similarity(autocast_widened(a), autocast_widened(b), dim, eps);
    const Shape sizes = broadcast_shapes(a.sizes(), b.sizes(), "cosine_similarity");
    const std::int64_t dims[] = {normalize_dim(dim, sizes.rank(), "cosine_similarity")};
    const std::int64_t from_end = dims[0] - sizes.rank();
    const Tensor lengths = norm_along(a, 2, from_end, eps, true) * norm_along(b, 2, from_end, eps, true);
    return sum(a * b / lengths, dims);
}

Tensor pairwise_distance(const Tensor& a, const Tensor& b, double p, double eps, bool keepdim)
{
    if (autocast_widens(a) || autocast_widens(b))
        return pairwise_distance(autocast_widened(a), autocast_widened(b), p, eps, keepdim);
    return norm_along(a - b + eps, p, -1, 0, keepdim);
}

namespace {

Tensor away_from_zero(const Shape& sizes)
{
    const Tensor values = sample_values(sizes, -2, 2);
    return values + mul(sign(values), 0.1);
}

std::vector<OpSample> normalize_samples()
{
    return {{{away_from_zero({4, 5})}, {}},
            {{away_from_zero({3, 4})}, {{"p", 1.0}, {"dim", std::int64_t{0}}}},
            {{away_from_zero({2, 3, 4})}, {{"p", 3.0}, {"dim", std::int64_t{-1}}}},
            {{away_from_zero({1, 1})}, {{"eps", 10.0}}},
            {{away_from_zero({0, 3})}, {}}};
}

std::vector<OpSample> similarity_samples()
{
    return {{{away_from_zero({4, 5}), sample_values({4, 5}, 0.2, 2)}, {}},
            {{away_from_zero({3, 4}), sample_values({1, 4}, 0.2, 2)}, {}},
            {{away_from_zero({2, 3, 4}), sample_values({2, 3, 4}, 0.2, 2)}, {{"dim", std::int64_t{-1}}}},
            {{away_from_zero({0, 3}), away_from_zero({0, 3})}, {}}};
}

std::vector<OpSample> distance_samples()
{
    return {{{away_from_zero({4, 5}), sample_values({4, 5}, 3, 4)}, {}},
            {{away_from_zero({3, 4}), sample_values({4}, 3, 4)}, {{"p", 1.0}, {"keepdim", true}}},
            {{away_from_zero({1, 2}), sample_values({1, 2}, 3, 4)}, {{"p", 3.0}}}};
}

Tensor call_normalize(std::span<const Tensor> in, const Params& p)
{
    return normalize(in[0], number_attribute(p, "p", 2), integer_attribute(p, "dim", 1), number_attribute(p, "eps", 1e-12));
}
Tensor call_similarity(std::span<const Tensor> in, const Params& p)
{
    return cosine_similarity(in[0], in[1], integer_attribute(p, "dim", 1), number_attribute(p, "eps", 1e-8));
}
Tensor call_distance(std::span<const Tensor> in, const Params& p)
{
    return pairwise_distance(in[0], in[1], number_attribute(p, "p", 2), number_attribute(p, "eps", 1e-6),
                             bool_attribute(p, "keepdim", false));
}

const RegisterOp registered[] = {
    RegisterOp{{"normalize", call_normalize, normalize_samples, true, true}},
    RegisterOp{{"cosine_similarity", call_similarity, similarity_samples, true, true}},
    RegisterOp{{"pairwise_distance", call_distance, distance_samples, true, true}},
};

}  // namespace

}  // namespace ts
