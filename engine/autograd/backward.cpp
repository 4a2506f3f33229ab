#include "engine/autograd/backward.h"

#include "engine/autograd/backward_pass.h"
#include "engine/autograd/leaf_gradient.h"

namespace ts {

namespace {

Tensor first_gradient(const Tensor& root, const Tensor& gradient)
{
    if (gradient.defined()) {
        if (gradient.sizes() != root.sizes())
            throw ShapeError(translatable("engine", "backward: a gradient of shape %1 does not fit a result of shape %2."),
                             {gradient.sizes().text(), root.sizes().text()});
        if (gradient.dtype() != root.dtype())
            throw TypeError(translatable("engine", "backward: the gradient is %1 but the result is %2."),
                            {std::string(name(gradient.dtype())), std::string(name(root.dtype()))});
        return gradient;
    }
    if (root.numel() != 1)
        throw ArgumentError(translatable("engine",
                                         "backward: a gradient can be left out only for a result with one element; this "
                                         "one has shape %1. Pass a gradient of that shape or reduce it first."),
                            {root.sizes().text()});
    return ones(root.sizes(), root.options());
}

void check_has_history(const Tensor& root)
{
    if (!root.requires_grad())
        throw ArgumentError(
            translatable("engine", "backward: the result was not computed from anything that requires a gradient."), {});
}

std::vector<GradientTarget> targets_of(std::span<const Tensor> inputs)
{
    std::vector<GradientTarget> targets;
    for (const Tensor& input : inputs) {
        if (!input.requires_grad())
            throw ArgumentError(
                translatable("engine", "grad: input %1 of shape %2 requires no gradient. Call set_requires_grad() before use."),
                {std::to_string(targets.size()), input.sizes().text()});
        TensorRecord& record = *input.record();
        targets.push_back({record.grad_fn, record.grad_fn ? nullptr : &record, record.output_index, {}});
    }
    return targets;
}

std::vector<Tensor> gradients_of(std::span<const GradientTarget> targets, bool allow_unused)
{
    std::vector<Tensor> gradients;
    for (const GradientTarget& target : targets) {
        if (!target.gradient && !allow_unused)
            throw ArgumentError(translatable("engine",
                                             "grad: the outputs do not depend on input %1. With allow_unused its gradient is "
                                             "undefined instead."),
                                {std::to_string(gradients.size())});
        gradients.emplace_back(target.gradient);
    }
    return gradients;
}

}  // namespace

void backward(const Tensor& root, const Tensor& gradient, BackwardOptions options)
{
    check_has_history(root);
    const GradModeGuard mode(options.create_graph);
    const BackwardPass::Root start{root.record()->grad_fn, root.record()->output_index, first_gradient(root, gradient)};
    if (!start.node) {
        const GradientHooks* hooks = root.record()->hooks;
        gather_in_leaf(*root.record(), hooks ? hooks->apply(0, start.gradient, "leaf") : start.gradient, options.create_graph);
        return;
    }
    // A hook may let go of the result while the pass goes on.
    const Ref<Node> held(start.node);
    BackwardPass({options}, {}).run({&start, 1});
}

std::vector<Tensor> grad(std::span<const Tensor> outputs, std::span<const Tensor> inputs, std::span<const Tensor> gradients,
                         GradOptions options)
{
    if (!gradients.empty() && gradients.size() != outputs.size())
        throw ArgumentError(translatable("engine", "grad: %1 gradients were given for %2 outputs."),
                            {std::to_string(gradients.size()), std::to_string(outputs.size())});
    std::vector<GradientTarget> targets = targets_of(inputs);
    if (targets.empty())
        return {};
    const GradModeGuard mode(options.create_graph);
    std::vector<BackwardPass::Root> roots;
    std::vector<Ref<Node>> held;
    for (std::size_t i = 0; i < outputs.size(); ++i) {
        check_has_history(outputs[i]);
        const TensorRecord& record = *outputs[i].record();
        const Tensor first = first_gradient(outputs[i], gradients.empty() ? Tensor() : gradients[i]);
        if (record.grad_fn) {
            roots.push_back({record.grad_fn, record.output_index, first});
            held.emplace_back(record.grad_fn);
            continue;
        }
        for (GradientTarget& target : targets)
            if (target.leaf == &record)
                gather_gradient(target.gradient, first, options.create_graph);
    }
    BackwardPass({options.retain_graph, options.create_graph}, targets).run(roots);
    return gradients_of(targets, options.allow_unused);
}

Tensor grad(const Tensor& output, const Tensor& input, const Tensor& gradient, GradOptions options)
{
    return grad({&output, 1}, {&input, 1}, {&gradient, 1}, options)[0];
}

void Gradients::set(int i, const Tensor& gradient)
{
    m_pass.gather(m_node, i, gradient);
}

void Gradients::refuse_create_graph() const
{
    if (m_create_graph)
        throw ArgumentError(translatable("engine", "%1: gradients of gradients are not available for this operation."),
                            {m_node.op->name});
}

Tensor Gradients::direct_buffer(int i, bool& overwrite) const
{
    const TensorRecord* leaf = m_node.edges[i].leaf;
    if (!leaf || !m_pass.may_write(*leaf))
        return {};
    overwrite = !leaf->grad_valid;
    return Tensor(leaf->grad);
}

void Gradients::filled(int i)
{
    m_node.edges[i].leaf->grad_valid = true;
    m_pass.check_filled(m_node, i);
}

}  // namespace ts
