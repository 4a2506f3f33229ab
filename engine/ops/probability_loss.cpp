#include <cmath>
#include <numbers>

#include "engine/ops/activation.h"
#include "engine/ops/loss.h"
#include "engine/ops/op_record.h"
#include "engine/ops/operators.h"
#include "engine/ops/pointwise_loss.h"

namespace ts {

Tensor binary_cross_entropy(const Tensor& input, const Tensor& target, Reduction reduction, const Tensor& weight)
{
    const PointwiseLoss loss{PointwiseLossOp::BinaryCrossEntropy};
    if (!weight.defined())
        return pointwise_loss(loss, input, target, reduction, "binary_cross_entropy");
    return reduced(pointwise_loss(loss, input, target, Reduction::None, "binary_cross_entropy") * weight, reduction);
}

Tensor binary_cross_entropy_with_logits(const Tensor& input, const Tensor& target, const BinaryCrossEntropyOptions& options)
{
    const char* op = "binary_cross_entropy_with_logits";
    if (!options.weight.defined() && !options.pos_weight.defined())
        return pointwise_loss({PointwiseLossOp::BinaryCrossEntropyWithLogits}, input, target, options.reduction, op);
    Tensor losses;
    if (options.pos_weight.defined()) {
        broadcast_shapes(input.sizes(), options.pos_weight.sizes(), op);
        const Tensor share = (options.pos_weight - 1) * target + 1;
        losses = (1 - target) * input - share * logsigmoid(input);
    } else {
        losses = pointwise_loss({PointwiseLossOp::BinaryCrossEntropyWithLogits}, input, target, Reduction::None, op);
    }
    return reduced(options.weight.defined() ? losses * options.weight : losses, options.reduction);
}

Tensor kl_div(const Tensor& input, const Tensor& target, Reduction reduction, bool log_target)
{
    return pointwise_loss({log_target ? PointwiseLossOp::KlDivergenceOfLogs : PointwiseLossOp::KlDivergence}, input, target,
                          reduction, "kl_div");
}

namespace {

/// y log y - y + log(2 pi y) / 2 for targets above 1: what Poisson's loss leaves out (Stirling).
Tensor stirling(const Tensor& target)
{
    const Tensor one = scalar(1, target.options()), y = maximum(target, one);
    const Tensor rest = y * log(y) - y + log(y * (2 * std::numbers::pi)) * 0.5;
    return where(gt(target, one), rest, scalar(0, target.options()));
}

}  // namespace

Tensor poisson_nll_loss(const Tensor& input, const Tensor& target, const PoissonOptions& options)
{
    const PointwiseLoss loss{options.log_input ? PointwiseLossOp::PoissonOfLog : PointwiseLossOp::Poisson, options.eps};
    if (!options.full)
        return pointwise_loss(loss, input, target, options.reduction, "poisson_nll_loss");
    const Tensor losses = pointwise_loss(loss, input, target, Reduction::None, "poisson_nll_loss");
    return reduced(losses + stirling(to(target, losses.dtype())), options.reduction);
}

Tensor gaussian_nll_loss(const Tensor& input, const Tensor& target, const Tensor& var, Reduction reduction, double eps,
                         bool full)
{
    const Tensor variance = maximum(var, scalar(eps, var.options()));
    const Tensor losses = (log(variance) + square(input - target) / variance) * 0.5;
    return reduced(full ? losses + std::log(2 * std::numbers::pi) / 2 : losses, reduction);
}

namespace {

/// Inputs in [low, high) with targets in [0.1, 0.9).
std::vector<OpSample> samples_in(double low, double high, const Params& attributes = {})
{
    std::vector<OpSample> list;
    for (const char* reduction : {"mean", "sum", "none"})
        for (const Shape& sizes : {Shape{3, 4}, Shape{2, 2, 3}, Shape{}, Shape{0, 3}}) {
            if (sizes.numel() == 0 && std::string_view(reduction) == "mean")
                continue;
            list.push_back({{sample_values(sizes, low, high), sample_values(sizes, 0.1, 0.9)}, attributes});
            list.back().attributes.set("reduction", std::string(reduction));
        }
    return list;
}
std::vector<OpSample> probabilities()
{
    std::vector<OpSample> list = samples_in(0.1, 0.9);
    list.push_back({{sample_values({3, 4}, 0.1, 0.9), sample_values({3, 4}, 0.1, 0.8), sample_values({4}, 0.5, 2)}, {}});
    return list;
}
std::vector<OpSample> scores()
{
    std::vector<OpSample> list = samples_in(-2, 2);
    const Tensor x = sample_values({3, 4}, -2, 2), y = sample_values({3, 4}, 0.1, 0.8), weight = sample_values({4}, 0.5, 2);
    list.push_back({{x, y, weight}, {{"pos_weight", true}}});
    list.push_back({{x, y, weight}, {{"weight", true}, {"reduction", std::string("sum")}}});
    return list;
}
std::vector<OpSample> divergences()
{
    std::vector<OpSample> list = samples_in(-3, -0.5);
    for (const OpSample& s : samples_in(-3, -0.5, {{"log_target", true}}))
        list.push_back(s);
    return list;
}
std::vector<OpSample> counts()
{
    std::vector<OpSample> list = samples_in(-1, 1, {{"log_input", true}});
    list.push_back({{sample_values({3, 4}, 0.5, 3), sample_values({3, 4}, 1.5, 4)}, {{"log_input", false}, {"full", true}}});
    return list;
}
std::vector<OpSample> gaussians()
{
    std::vector<OpSample> list = samples_in(-1, 1, {{"full", true}});
    for (OpSample& s : list)
        s.inputs.push_back(sample_values(s.inputs[0].sizes(), 0.3, 2));
    return list;
}

Tensor call_binary(std::span<const Tensor> in, const Params& p)
{
    return binary_cross_entropy(in[0], in[1], reduction_attribute(p), in.size() > 2 ? in[2] : Tensor());
}
Tensor call_binary_scores(std::span<const Tensor> in, const Params& p)
{
    BinaryCrossEntropyOptions options;
    options.reduction = reduction_attribute(p);
    if (in.size() > 2)
        (bool_attribute(p, "pos_weight", false) ? options.pos_weight : options.weight) = in[2];
    return binary_cross_entropy_with_logits(in[0], in[1], options);
}
Tensor call_kl_div(std::span<const Tensor> in, const Params& p)
{
    return kl_div(in[0], in[1], reduction_attribute(p), bool_attribute(p, "log_target", false));
}
Tensor call_poisson(std::span<const Tensor> in, const Params& p)
{
    return poisson_nll_loss(in[0], in[1],
                            {bool_attribute(p, "log_input", true), bool_attribute(p, "full", false),
                             number_attribute(p, "eps", 1e-8), reduction_attribute(p)});
}
Tensor call_gaussian(std::span<const Tensor> in, const Params& p)
{
    return gaussian_nll_loss(in[0], in[1], in[2], reduction_attribute(p), number_attribute(p, "eps", 1e-6),
                             bool_attribute(p, "full", false));
}

const RegisterOp registered[] = {
    RegisterOp{{"binary_cross_entropy", call_binary, probabilities, true, true}},
    RegisterOp{{"binary_cross_entropy_with_logits", call_binary_scores, scores, true, true}},
    RegisterOp{{"kl_div", call_kl_div, divergences, true, true}},
    RegisterOp{{"poisson_nll_loss", call_poisson, counts, true, true}},
    RegisterOp{{"gaussian_nll_loss", call_gaussian, gaussians, true, true}},
};

}  // namespace

}  // namespace ts
