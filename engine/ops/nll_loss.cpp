#include "engine/autograd/backward.h"
#include "engine/ops/autocast.h"
#include "engine/ops/class_rows.h"
#include "engine/ops/kernel_table.h"
#include "engine/ops/loss.h"
#include "engine/ops/nll_kernels.h"
#include "engine/ops/one_device.h"
#include "engine/ops/op_record.h"
#include "engine/ops/operators.h"
#include "engine/ops/reduce.h"
#include "engine/ops/target_weights.h"
#include "engine/tensor/copy.h"

namespace ts {

namespace {

struct Kept {
    ClassLayout layout;
    std::int64_t ignore_index;
    Shape sizes, strides;  // of the scores
};

/// Kernels of the tensors that a node keeps: the targets and the weights.
struct Targets {
    Tensor target, weight;
    Kept kept;

    [[nodiscard]] TargetRows rows() const { return {kept.layout, target, weight, kept.ignore_index}; }
};

Tensor picked(const Tensor& scores, const Targets& targets);
Tensor spread(const Tensor& g, const Targets& targets);

// Each is the transpose of the other, so that gradients of any order exist.

void pick_backward(Node& node, Gradients& g)
{
    g.set(0, spread(g.output(), {node.saved(0), node.saved(1), node.attributes<Kept>()}));
}
constexpr OpGradient kPick{"nll_loss", pick_backward};

void spread_backward(Node& node, Gradients& g)
{
    g.set(0, picked(g.output(), {node.saved(0), node.saved(1), node.attributes<Kept>()}));
}
constexpr OpGradient kSpread{"nll_loss_backward", spread_backward};

/// As the scores that the layout was made for.
Tensor laid_out(const Tensor& scores, const Kept& kept)
{
    if (scores.strides() == kept.strides)
        return scores;
    const Tensor copy = empty_strided(kept.sizes, kept.strides, scores.options());
    copy_elements(scores, copy);
    return copy;
}

Tensor picked(const Tensor& scores, const Targets& targets)
{
    Tensor losses = empty(targets.target.sizes(), scores.options());
    KernelTable<NllKernels>::of(scores.device()).pick(targets.rows(), laid_out(scores, targets.kept), losses);
    if (needs_record(scores))
        record(kPick, losses, {&scores}, {&targets.target, &targets.weight}, targets.kept);
    return losses;
}

Tensor spread(const Tensor& g, const Targets& targets)
{
    Tensor scores = empty_strided(targets.kept.sizes, targets.kept.strides, g.options());
    KernelTable<NllKernels>::of(g.device()).spread(targets.rows(), contiguous_copy(g), scores);
    if (needs_record(g))
        record(kSpread, scores, {&g}, {&targets.target, &targets.weight}, targets.kept);
    return scores;
}

Tensor weight_of(const CrossEntropyOptions& options, std::int64_t classes, DType dtype)
{
    const Tensor& weight = options.weight;
    if (!weight.defined())
        return {};
    if (weight.dim() != 1 || weight.size(0) != classes)
        throw ShapeError(
            translatable("engine", "nll_loss: weight must hold one number for each of the %1 classes, but its shape is %2."),
            {std::to_string(classes), weight.sizes().text()});
    return contiguous_copy(to(weight.detach(), dtype));
}

Targets targets_of(const Tensor& scores, const Tensor& target, const CrossEntropyOptions& options)
{
    expect_one_device("nll_loss", scores, options.weight);
    const ClassRows rows = class_rows(scores, target, "nll_loss");
    return {rows.target,
            weight_of(options, rows.layout.classes, scores.dtype()),
            {rows.layout, options.ignore_index, rows.scores.sizes(), rows.scores.strides()}};
}

}  // namespace

Tensor target_weights(const Tensor& scores, const Tensor& target, const CrossEntropyOptions& options)
{
    const NoGradGuard unrecorded;
    return spread(full(target.sizes(), -1, scores.options()), targets_of(scores, target, options));
}

Tensor nll_loss(const Tensor& log_probabilities, const Tensor& target, const CrossEntropyOptions& options)
{
    if (autocast_widens(log_probabilities))
        return nll_loss(autocast_widened(log_probabilities), target, options);
    const Tensor scores = item_size(log_probabilities.dtype()) < 4 ? to(log_probabilities, DType::Float32) : log_probabilities;
    const Tensor losses = picked(scores, targets_of(scores, target, options));
    if (options.reduction == Reduction::None)
        return losses;
    if (options.reduction == Reduction::Sum)
        return sum(losses);
    return sum(losses) / sum(target_weights(scores.detach(), target, options));
}

namespace {

OpSample sample(const Shape& scores, std::initializer_list<std::int64_t> target, const Params& attributes = {})
{
    Shape sizes = scores;
    sizes.erase(scores.rank() == 1 ? 0 : 1);
    return {{sample_values(scores, -3, -0.1), tensor<std::int64_t>(target, sizes)}, attributes};
}

std::vector<OpSample> samples()
{
    std::vector<OpSample> list;
    for (const char* reduction : {"mean", "sum", "none"})
        list.push_back(sample({3, 4}, {0, -100, 1}, {{"reduction", std::string(reduction)}}));
    list.push_back(sample({4}, {2}));
    list.push_back(sample({2, 3, 2, 2}, {0, 1, 2, 0, 1, 1, 2, 2}));
    list.push_back(sample({0, 3}, {}, {{"reduction", std::string("sum")}}));
    return list;
}

Tensor call(std::span<const Tensor> in, const Params& p)
{
    CrossEntropyOptions options;
    options.weight = in.size() > 2 ? in[2] : Tensor();
    options.ignore_index = integer_attribute(p, "ignore_index", -100);
    options.reduction = reduction_attribute(p);
    return nll_loss(in[0], in[1], options);
}

const RegisterOp registered{{"nll_loss", call, samples, true, true}};

}  // namespace

}  // namespace ts
