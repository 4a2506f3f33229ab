#include "engine/ops/activation.h"
#include "engine/ops/distance.h"
#include "engine/ops/loss.h"
#include "engine/ops/op_record.h"
#include "engine/ops/operators.h"
#include "engine/ops/pointwise_loss.h"

namespace ts {

Tensor hinge_embedding_loss(const Tensor& input, const Tensor& target, double margin, Reduction reduction)
{
    return pointwise_loss({PointwiseLossOp::HingeEmbedding, margin}, input, target, reduction, "hinge_embedding_loss");
}

Tensor soft_margin_loss(const Tensor& input, const Tensor& target, Reduction reduction)
{
    return pointwise_loss({PointwiseLossOp::SoftMargin}, input, target, reduction, "soft_margin_loss");
}

Tensor margin_ranking_loss(const Tensor& input1, const Tensor& input2, const Tensor& target, double margin, Reduction reduction)
{
    return reduced(relu(margin - target * (input1 - input2)), reduction);
}

Tensor cosine_embedding_loss(const Tensor& input1, const Tensor& input2, const Tensor& target, double margin,
                             Reduction reduction)
{
    const Tensor cosine = cosine_similarity(input1, input2, -1, 1e-8);
    const Tensor alike = eq(target, scalar(1, target.options()));
    return reduced(where(alike, 1 - cosine, relu(cosine - margin)), reduction);
}

Tensor triplet_margin_loss(const Tensor& anchor, const Tensor& positive, const Tensor& negative, const TripletOptions& options)
{
    const Tensor near = pairwise_distance(anchor, positive, options.p, options.eps);
    Tensor far = pairwise_distance(anchor, negative, options.p, options.eps);
    if (options.swap)
        far = minimum(far, pairwise_distance(positive, negative, options.p, options.eps));
    return reduced(relu(near - far + options.margin), options.reduction);
}

namespace {

Tensor signs(const Shape& sizes)
{
    return sign(sample_values(sizes, -1, 1));
}

std::vector<OpSample> with_reductions(const std::vector<Tensor>& inputs, const Params& attributes)
{
    std::vector<OpSample> list;
    for (const char* reduction : {"mean", "sum", "none"}) {
        list.push_back({inputs, attributes});
        list.back().attributes.set("reduction", std::string(reduction));
    }
    return list;
}

std::vector<OpSample> pair_samples()
{
    return with_reductions({sample_values({3, 4}, 0.1, 0.9), to(signs({3, 4}), DType::Int64)}, {{"margin", 1.0}});
}
std::vector<OpSample> ranking_samples()
{
    return with_reductions({sample_values({5}, -2, 2), sample_values({5}, 2.5, 3), to(signs({5}), DType::Int64)},
                           {{"margin", 0.3}});
}
std::vector<OpSample> cosine_samples()
{
    return with_reductions({sample_values({3, 4}, 0.3, 2), sample_values({3, 4}, 0.1, 1), to(signs({3}), DType::Int64)},
                           {{"margin", 0.2}});
}
std::vector<OpSample> triplet_samples()
{
    const std::vector<Tensor> inputs{sample_values({3, 4}, 0, 1), sample_values({3, 4}, 1, 2), sample_values({3, 4}, 1.2, 3)};
    std::vector<OpSample> list = with_reductions(inputs, {{"margin", 5.0}});
    list.push_back({inputs, {{"margin", 5.0}, {"swap", true}}});
    return list;
}

Tensor call_hinge(std::span<const Tensor> in, const Params& p)
{
    return hinge_embedding_loss(in[0], in[1], number_attribute(p, "margin", 1), reduction_attribute(p));
}
Tensor call_soft(std::span<const Tensor> in, const Params& p)
{
    return soft_margin_loss(in[0], in[1], reduction_attribute(p));
}
template <Tensor (*F)(const Tensor&, const Tensor&, const Tensor&, double, Reduction)>
Tensor call_three(std::span<const Tensor> in, const Params& p)
{
    return F(in[0], in[1], in[2], number_attribute(p, "margin", 0), reduction_attribute(p));
}
Tensor call_triplet(std::span<const Tensor> in, const Params& p)
{
    return triplet_margin_loss(in[0], in[1], in[2],
                               {number_attribute(p, "margin", 1), number_attribute(p, "p", 2), number_attribute(p, "eps", 1e-6),
                                bool_attribute(p, "swap", false), reduction_attribute(p)});
}

const RegisterOp registered[] = {
    RegisterOp{{"hinge_embedding_loss", call_hinge, pair_samples, true, true}},
    RegisterOp{{"soft_margin_loss", call_soft, pair_samples, true, true}},
    RegisterOp{{"margin_ranking_loss", call_three<margin_ranking_loss>, ranking_samples, true, true}},
    RegisterOp{{"cosine_embedding_loss", call_three<cosine_embedding_loss>, cosine_samples, true, true}},
    RegisterOp{{"triplet_margin_loss", call_triplet, triplet_samples, true, true}},
};

}  // namespace

}  // namespace ts
