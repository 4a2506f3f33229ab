#include "engine/autograd/backward.h"

#include <atomic>

#include "engine/autograd/accumulate.h"
#include "engine/tensor/copy.h"

namespace ts {

namespace {

std::uint64_t next_pass()
{
    static std::atomic<std::uint64_t> counter{0};
    return ++counter;
}

/// Counts for every node how many of its users take part in this pass.
void count_users(Node* root, std::uint64_t pass, std::vector<Node*>& stack)
{
    root->visited = pass;
    root->pending = 0;
    stack.assign(1, root);
    while (!stack.empty()) {
        const Node* node = stack.back();
        stack.pop_back();
        for (int i = 0; i < node->input_count; ++i) {
            Node* source = node->edges[i].node;
            if (!source)
                continue;
            if (source->visited != pass) {
                source->visited = pass;
                source->pending = 0;
                stack.push_back(source);
            }
            ++source->pending;
        }
    }
}

bool sole_owner(const Ref<TensorRecord>& record)
{
    return record->refs.unique() && record->storage->unique();
}

/// `slot` += gradient; a sum that nobody else sees is made in place.
void gather(Ref<TensorRecord>& slot, const Tensor& gradient, bool create_graph)
{
    if (!slot)
        slot = Ref<TensorRecord>(gradient.record());
    else if (!create_graph && sole_owner(slot) && slot->contiguous)
        add_gradients_in_place(Tensor(slot), gradient);
    else
        slot = Ref<TensorRecord>(add_gradients(Tensor(slot), gradient).record());
}

/// Keeps the first gradient of a leaf: a whole contiguous tensor is shared, a view is copied.
void take_over(TensorRecord& leaf, const Tensor& gradient, bool create_graph)
{
    const bool unshared = gradient.is_contiguous() && gradient.record()->storage->unique();
    if (create_graph || unshared) {
        leaf.grad = Ref<TensorRecord>(gradient.record());
    } else {
        const Tensor copy = empty(gradient.sizes(), gradient.dtype());
        copy_elements(gradient, copy);
        leaf.grad = Ref<TensorRecord>(copy.record());
    }
    leaf.grad_is_buffer = false;
}

void gather_in_leaf(TensorRecord& leaf, const Tensor& gradient, bool create_graph)
{
    if (!leaf.grad_valid && (!leaf.grad_is_buffer || create_graph))
        take_over(leaf, gradient, create_graph);
    else if (!leaf.grad_valid)
        copy_elements(gradient, Tensor(leaf.grad));
    else if (!create_graph && (leaf.grad_is_buffer || sole_owner(leaf.grad)))
        add_gradients_in_place(Tensor(leaf.grad), gradient);
    else
        leaf.grad = Ref<TensorRecord>(add_gradients(Tensor(leaf.grad), gradient).record());
    leaf.grad_valid = true;
}

void run_hooks(Node& node)
{
    for (auto& [output, hook] : *node.hooks) {
        Ref<TensorRecord>& slot = node.output_gradients[output];
        if (!slot)
            continue;
        const Tensor replaced = hook(Tensor(slot));
        if (replaced.defined())
            slot = Ref<TensorRecord>(replaced.record());
    }
}

bool has_gradient(const Node& node)
{
    for (int i = 0; i < node.output_count; ++i)
        if (node.output_gradients[i])
            return true;
    return false;
}

void release_saved(Node& node)
{
    for (int i = 0; i < node.saved_count; ++i)
        node.saved_tensors[i].record = {};
    node.released = node.saved_count > 0;
}

void run_node(Node& node, const BackwardOptions& options)
{
    if (node.hooks)
        run_hooks(node);
    if (has_gradient(node)) {
        Gradients gradients(node, options.create_graph);
        node.op->backward(node, gradients);
    }
    for (int i = 0; i < node.output_count; ++i)
        node.output_gradients[i] = {};
    if (!options.retain_graph && !options.create_graph)
        release_saved(node);
}

/// Runs every node after all of its users.
void run_all(Node* root, const BackwardOptions& options, std::vector<Node*>& ready)
{
    ready.assign(1, root);
    while (!ready.empty()) {
        Node* node = ready.back();
        ready.pop_back();
        run_node(*node, options);
        for (int i = 0; i < node->input_count; ++i) {
            Node* source = node->edges[i].node;
            if (source && --source->pending == 0)
                ready.push_back(source);
        }
    }
}

/// After a failed pass: forgets what was gathered on the way.
void drop_gradients(Node* root, std::uint64_t pass, std::vector<Node*>& stack)
{
    stack.assign(1, root);
    while (!stack.empty()) {
        Node* node = stack.back();
        stack.pop_back();
        for (int i = 0; i < node->output_count; ++i)
            node->output_gradients[i] = {};
        for (int i = 0; i < node->input_count; ++i)
            if (Node* source = node->edges[i].node; source && source->visited == pass) {
                source->visited = 0;
                stack.push_back(source);
            }
    }
}

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
    return ones(root.sizes(), root.dtype());
}

}  // namespace

void backward(const Tensor& root, const Tensor& gradient, BackwardOptions options)
{
    if (!root.requires_grad())
        throw ArgumentError(
            translatable("engine", "backward: the result was not computed from anything that requires a gradient."), {});
    const Tensor first = first_gradient(root, gradient);
    const GradModeGuard mode(options.create_graph);
    Node* node = root.record()->grad_fn;
    if (!node) {
        gather_in_leaf(*root.record(), first, options.create_graph);
        return;
    }
    thread_local std::vector<Node*> stack;
    const std::uint64_t pass = next_pass();
    count_users(node, pass, stack);
    node->output_gradients[root.record()->output_index] = Ref<TensorRecord>(first.record());
    try {
        run_all(node, options, stack);
    } catch (...) {
        drop_gradients(node, pass, stack);
        throw;
    }
}

void register_hook(const Tensor& tensor, GradientHook hook)
{
    Node* node = tensor.record()->grad_fn;
    if (!node)
        throw ArgumentError(translatable("engine", "register_hook: the tensor is not the result of a recorded operation."), {});
    if (!node->hooks)
        node->hooks = new std::vector<std::pair<std::uint16_t, GradientHook>>;
    node->hooks->emplace_back(tensor.record()->output_index, std::move(hook));
}

void Gradients::set(int i, const Tensor& gradient)
{
    const Edge& edge = m_node.edges[i];
    if (edge.node)
        gather(edge.node->output_gradients[edge.output], gradient, m_create_graph);
    else if (edge.leaf)
        gather_in_leaf(*edge.leaf, gradient, m_create_graph);
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
    if (!leaf || !leaf->grad || !leaf->grad->contiguous || !(leaf->grad_is_buffer || leaf->grad_valid) || m_create_graph)
        return {};
    // A gradient that others hold as well must not be written into.
    if (!leaf->grad_is_buffer && !sole_owner(leaf->grad))
        return {};
    overwrite = !leaf->grad_valid;
    return Tensor(leaf->grad);
}

void Gradients::filled(int i)
{
    m_node.edges[i].leaf->grad_valid = true;
}

}  // namespace ts
