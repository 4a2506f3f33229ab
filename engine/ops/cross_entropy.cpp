#include "engine/autograd/backward.h"
#include "engine/ops/autocast.h"
#include "engine/ops/class_rows.h"
#include "engine/ops/cross_entropy_kernels.h"
#include "engine/ops/elementwise.h"
#include "engine/ops/kernel_table.h"
#include "engine/ops/loss.h"
#include "engine/ops/one_device.h"
#include "engine/ops/op_record.h"
#include "engine/ops/pointwise_loss.h"
#include "engine/ops/reduce.h"
#include "engine/ops/shape_ops.h"
#include "engine/ops/softmax.h"
#include "engine/ops/target_weights.h"
#include "engine/tensor/copy.h"

namespace ts {

namespace {

struct Kept {
    DType dtype;
    Reduction reduction;
    std::int64_t ignore_index;
    double label_smoothing;
};

/// The gradient of a whole loss is nearly always 1: then what the forward pass found is the answer.
bool is_one(const Tensor& g)
{
    return g.numel() == 1 && g.device().type == DeviceType::Cpu && g.item() == 1;
}

Tensor for_each_row(const Tensor& g, const Tensor& unit)
{
    return g.dim() == 0 || unit.dim() == 1 ? g : unsqueeze(g, 1);
}

std::int64_t class_dim(const Tensor& logits)
{
    return logits.dim() == 1 ? 0 : 1;
}

/// One number for each class, so that it broadcasts over the logits.
Tensor along_classes(const Tensor& numbers, const Tensor& logits)
{
    Shape sizes{numbers.numel()};
    while (sizes.rank() + static_cast<int>(class_dim(logits)) < logits.dim())
        sizes.push_back(1);
    return reshape(numbers, sizes);
}

/// Derivatives of the loss by the log probabilities, which do not depend on the logits.
Tensor slopes_of_log_probabilities(const Tensor& logits, const Tensor& target, const CrossEntropyOptions& options)
{
    const NoGradGuard unrecorded;
    const Tensor right = target_weights(logits, target, options);
    Tensor slopes = mul(right, options.label_smoothing - 1);
    if (options.label_smoothing > 0) {
        const std::int64_t dim = class_dim(logits);
        const Tensor counted
            = to(ne(target, scalar(static_cast<double>(options.ignore_index), target.options())), logits.dtype());
        Tensor share
            = full({logits.size(dim)}, -options.label_smoothing / static_cast<double>(logits.size(dim)), logits.options());
        if (options.weight.defined())
            share = mul(share, options.weight);
        slopes = add(slopes, mul(unsqueeze(counted, dim), along_classes(share, logits)));
    }
    return options.reduction == Reduction::Mean ? div(slopes, sum(right)) : slopes;
}

/// The backward pass as recorded operations.
void recorded_backward(Node& node, Gradients& g)
{
    const auto& kept = node.attributes<Kept>();
    const Tensor logits = to(node.saved(1), promote(kept.dtype, DType::Float32));
    const std::int64_t dims[] = {class_dim(logits)};
    const Tensor slopes = slopes_of_log_probabilities(logits.detach(), node.saved(2),
                                                      {node.saved(3), kept.ignore_index, kept.reduction, kept.label_smoothing});
    const Tensor by_logits = sub(slopes, mul(softmax(logits, dims[0]), sum(slopes, dims, true)));
    const Tensor outer = kept.reduction == Reduction::None ? unsqueeze(g.output(), dims[0]) : g.output();
    g.set(0, to(mul(by_logits, to(outer, by_logits.dtype())), kept.dtype));
}

void cross_entropy_backward(Node& node, Gradients& g)
{
    if (g.create_graph()) {
        recorded_backward(node, g);
        return;
    }
    const auto& kept = node.attributes<Kept>();
    const Tensor unit = node.saved(0);
    const bool whole = kept.reduction != Reduction::None;
    // A leaf may keep and change what it is given; a node does not.
    if (whole && node.edges[0].node && kept.dtype == unit.dtype() && is_one(g.output()))
        g.set(0, unit);
    else
        g.set(0, to(mul(unit, to(for_each_row(g.output(), unit), unit.dtype())), kept.dtype));
}
constexpr OpGradient kCrossEntropy{"cross_entropy", cross_entropy_backward};

void check(const CrossEntropyOptions& options, std::int64_t classes)
{
    if (options.label_smoothing < 0 || options.label_smoothing > 1)
        throw ArgumentError(translatable("engine", "cross_entropy: label_smoothing must lie between 0 and 1, not %1."),
                            {std::to_string(options.label_smoothing)});

    const Tensor& weight = options.weight;
    if (weight.defined() && (weight.dim() != 1 || weight.size(0) != classes))
        throw ShapeError(translatable("engine",
                                      "cross_entropy: weight must hold one number for each of the %1 classes, but "
                                      "its shape is %2."),
                         {std::to_string(classes), weight.sizes().text()});
}

}  // namespace

namespace {

/// Targets are probabilities in the shape of the logits. The mean is over the rows.
Tensor cross_entropy_of_probabilities(const Tensor& logits, const Tensor& target, const CrossEntropyOptions& options)
{
    const std::int64_t dims[] = {class_dim(logits)};
    const std::int64_t classes = logits.size(dims[0]);
    check(options, classes);
    const double smoothing = options.label_smoothing;
    Tensor aim = smoothing > 0 ? add(mul(target, 1 - smoothing), smoothing / static_cast<double>(classes)) : target;
    if (options.weight.defined())
        aim = mul(aim, along_classes(options.weight, logits));
    const Tensor losses = neg(sum(mul(aim, log_softmax(logits, dims[0])), dims));
    return reduced(losses, options.reduction);
}

}  // namespace

Tensor cross_entropy(const Tensor& logits, const Tensor& target, const CrossEntropyOptions& options)
{
    if (autocast_widens(logits))
        return cross_entropy(autocast_widened(logits), target, options);
    if (is_floating(target.dtype()) && target.dim() > 0 && target.sizes() == logits.sizes())
        return cross_entropy_of_probabilities(logits, target, options);
    expect_one_device("cross_entropy", logits, options.weight);
    const ClassRows rows = class_rows(logits, target, "cross_entropy");
    check(options, rows.layout.classes);
    const DType dtype = rows.scores.dtype();
    const bool recorded = needs_record(logits);
    const bool whole = options.reduction != Reduction::None;
    const Tensor weight = options.weight.defined() ? contiguous_copy(to(options.weight.detach(), dtype)) : Tensor();
    const Tensor gradient = recorded ? empty_like(rows.scores) : Tensor();
    const Tensor losses = empty(target.sizes(), rows.scores.options());
    const Tensor loss = whole ? empty({}, rows.scores.options()) : Tensor();
    KernelTable<CrossEntropyKernels>::of(logits.device())
        .forward({rows.layout, rows.scores, rows.target, weight, gradient, losses, loss, options.ignore_index,
                  options.label_smoothing, options.reduction});
    Tensor out = to(whole ? loss : losses, logits.dtype());
    if (recorded)
        record(kCrossEntropy, out, {&logits}, {&gradient, &logits, &target, &options.weight},
               Kept{logits.dtype(), options.reduction, options.ignore_index, options.label_smoothing});
    return out;
}

Tensor accuracy(const Tensor& scores, const Tensor& target, std::int64_t ignore_index)
{
    const ClassRows rows = class_rows(scores, target, "accuracy");
    Tensor out = empty({}, {DType::Float32, scores.device()});
    KernelTable<CrossEntropyKernels>::of(scores.device()).accuracy(rows.scores, rows.target, rows.layout, ignore_index, out);
    return out;
}

namespace {

OpSample sample(const Shape& logits, std::initializer_list<std::int64_t> target, Params attributes = {})
{
    Shape sizes = logits;
    sizes.erase(logits.rank() == 1 ? 0 : 1);
    return {{sample_values(logits, -2, 2), tensor<std::int64_t>(target, sizes)}, std::move(attributes)};
}

std::vector<OpSample> samples()
{
    std::vector<OpSample> list;
    for (const char* reduction : {"mean", "sum", "none"})
        list.push_back(sample({3, 4}, {0, 3, 1}, {{"reduction", std::string(reduction)}}));
    list.push_back(sample({3, 4}, {0, 3, 1}, {{"label_smoothing", 0.2}}));
    list.push_back(sample({3, 4}, {0, -100, 1}, {{"label_smoothing", 0.1}, {"reduction", std::string("none")}}));
    list.push_back(sample({4}, {2}));
    list.push_back(sample({1, 70}, {69}));
    list.push_back(sample({2, 3, 2, 2}, {0, 1, 2, 0, 1, 1, 2, 2}, {{"label_smoothing", 0.2}}));
    list.push_back({{sample_values({3, 4}, -2, 2), sample_values({3, 4}, 0, 1)}, {{"label_smoothing", 0.2}}});
    return list;
}

std::vector<OpSample> accuracy_samples()
{
    return {sample({3, 4}, {0, 3, 1}), sample({2, 3, 2}, {0, 1, 2, 0})};
}

Tensor call(std::span<const Tensor> in, const Params& p)
{
    CrossEntropyOptions options;
    options.weight = in.size() > 2 ? in[2] : Tensor();
    options.ignore_index = integer_attribute(p, "ignore_index", -100);
    options.label_smoothing = number_attribute(p, "label_smoothing", 0);
    options.reduction = reduction_attribute(p);
    return cross_entropy(in[0], in[1], options);
}

Tensor call_accuracy(std::span<const Tensor> in, const Params&)
{
    return accuracy(in[0], in[1]);
}

const RegisterOp registered[] = {
    RegisterOp{{"cross_entropy", call, samples, true, true}},
    RegisterOp{{"accuracy", call_accuracy, accuracy_samples, false}},
};

}  // namespace

}  // namespace ts
