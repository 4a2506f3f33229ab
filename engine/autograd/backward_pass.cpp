#include "engine/autograd/backward_pass.h"

#include <atomic>
#include <cmath>

#include "engine/autograd/anomaly.h"
#include "engine/autograd/leaf_gradient.h"
#include "engine/tensor/copy.h"
#include "engine/tensor/element.h"
#include "engine/tensor/strided_walk.h"

namespace ts {

namespace {

constinit thread_local int t_running = 0;

/// Room for the list of records, kept from pass to pass.
std::vector<Node*>& spare_stack()
{
    thread_local std::vector<Node*> stack;
    return stack;
}

std::uint64_t next_number()
{
    static std::atomic<std::uint64_t> counter{0};
    return ++counter;
}

bool has_gradient(const Node& node)
{
    for (int i = 0; i < node.output_count; ++i)
        if (node.output_gradients[i])
            return true;
    return false;
}

void drop_gradients(const Node& node)
{
    for (int i = 0; i < node.output_count; ++i)
        node.output_gradients[i] = {};
}

void release_saved(Node& node)
{
    for (int i = 0; i < node.saved_count; ++i)
        node.saved_tensors[i].record = {};
    node.released = node.saved_count > 0;
}

void run_hooks(Node& node)
{
    for (int i = 0; i < node.output_count; ++i) {
        Ref<TensorRecord>& slot = node.output_gradients[i];
        if (slot)
            slot = Ref<TensorRecord>(node.hooks->apply(static_cast<std::uint16_t>(i), Tensor(slot), node.op->name).record());
    }
}

bool has_nan(const Tensor& given)
{
    const Tensor t = copy_to_device(given, Device{});
    bool found = false;
    const StridedWalk<1> walk(t.sizes(), {&t.strides()});
    visit_dtype(t.dtype(), [&]<class T>(T) {
        const auto* p = static_cast<const T*>(t.raw_data());
        walk.run([&](const std::array<std::int64_t, 1>& at, std::int64_t n, const std::array<std::int64_t, 1>& step) {
            for (std::int64_t i = 0; i < n; ++i)
                found = found || std::isnan(convert_element<double>(p[at[0] + i * step[0]]));
        });
    });
    return found;
}

void check_fits(const Node& node, const TensorRecord& leaf, const Tensor& gradient)
{
    if (gradient.sizes() != leaf.sizes)
        throw ShapeError(translatable("engine", "%1: its backward pass gave a gradient of shape %2 for an input of shape %3."),
                         {node.op->name, gradient.sizes().text(), leaf.sizes.text()});
    if (gradient.dtype() != leaf.dtype)
        throw TypeError(translatable("engine", "%1: its backward pass gave a gradient of %2 for an input of %3."),
                        {node.op->name, std::string(name(gradient.dtype())), std::string(name(leaf.dtype))});
}

}  // namespace

/// What a record held for an outer pass.
struct BackwardPass::PutAside {
    explicit PutAside(Node* of) : node(of), visited(of->visited), pending(of->pending), leads(of->leads)
    {
        for (int i = 0; i < node->output_count; ++i)
            gradients.push_back(std::exchange(node->output_gradients[i], {}));
        for (int i = 0; i < node->input_count; ++i)
            off.push_back(std::exchange(node->edges[i].off, false));
    }
    void restore() const noexcept
    {
        node->visited = visited;
        node->pending = pending;
        node->leads = leads;
        for (int i = 0; i < node->output_count; ++i)
            node->output_gradients[i] = gradients[static_cast<std::size_t>(i)];
        for (int i = 0; i < node->input_count; ++i)
            node->edges[i].off = off[static_cast<std::size_t>(i)];
    }

    Ref<Node> node;
    std::uint64_t visited;
    std::int32_t pending;
    bool leads;
    std::vector<Ref<TensorRecord>> gradients;
    std::vector<bool> off;
};

BackwardPass::BackwardPass(BackwardOptions options, std::span<GradientTarget> targets)
    : m_options(options), m_targets(targets), m_number(next_number()), m_nested(t_running > 0), m_checking(anomaly_detection())
{
    ++t_running;
    m_stack.swap(spare_stack());
}

BackwardPass::~BackwardPass()
{
    m_stack.clear();
    m_stack.swap(spare_stack());
    --t_running;
}

void BackwardPass::run(std::span<const Root> roots)
{
    try {
        if (m_targets.empty())
            count_users(roots);
        else
            plan_towards_targets(roots);
        for (const Root& root : roots)
            gather_gradient(root.node->output_gradients[root.output], root.gradient, m_options.create_graph);
        m_stack.clear();
        for (const Root& root : roots)
            if (root.node->pending == 0 && std::ranges::find(m_stack, root.node) == m_stack.end())
                m_stack.push_back(root.node);
        run_ready();
        finish_late_leaves();
    } catch (...) {
        forget(roots);
        restore();
        throw;
    }
    restore();
}

/// First sight of a record in this pass.
void BackwardPass::visit(Node* node)
{
    if (m_nested)
        m_aside.emplace_back(node);
    node->visited = m_number;
    node->pending = 0;
}

/// Counts for every record how many of its users take part in this pass.
void BackwardPass::count_users(std::span<const Root> roots)
{
    for (const Root& root : roots)
        if (root.node->visited != m_number) {
            visit(root.node);
            m_stack.push_back(root.node);
        }
    while (!m_stack.empty()) {
        const Node* node = m_stack.back();
        m_stack.pop_back();
        for (int i = 0; i < node->input_count; ++i) {
            Node* source = node->edges[i].node;
            if (!source)
                continue;
            if (source->visited != m_number) {
                visit(source);
                m_stack.push_back(source);
            }
            ++source->pending;
        }
    }
}

bool BackwardPass::leads_to_target(const Edge& edge) const
{
    if (edge.node && edge.node->leads)
        return true;
    for (const GradientTarget& target : m_targets)
        if (edge.node ? target.node == edge.node && target.output == edge.output : edge.leaf && target.leaf == edge.leaf)
            return true;
    return false;
}

/// Switches off every edge that leads to no target and counts the users over the others. Sources come before their users.
void BackwardPass::plan_towards_targets(std::span<const Root> roots)
{
    std::vector<std::pair<Node*, int>> path;
    const auto enter = [&](Node* node) {
        if (node->visited == m_number)
            return;
        visit(node);
        node->leads = false;
        path.emplace_back(node, 0);
    };
    for (const Root& root : roots) {
        enter(root.node);
        while (!path.empty()) {
            auto& [node, next] = path.back();
            if (next < node->input_count) {
                if (Node* source = node->edges[next++].node)
                    enter(source);
                continue;
            }
            for (int i = 0; i < node->input_count; ++i) {
                Edge& edge = node->edges[i];
                edge.off = !leads_to_target(edge);
                node->leads = node->leads || !edge.off;
                if (edge.node && !edge.off)
                    ++edge.node->pending;
            }
            m_planned.push_back(node);
            path.pop_back();
        }
    }
}

/// Runs every record after all of its users.
void BackwardPass::run_ready()
{
    while (!m_stack.empty()) {
        Node* node = m_stack.back();
        m_stack.pop_back();
        run_node(*node);
        for (int i = 0; i < node->input_count; ++i) {
            const Edge& edge = node->edges[i];
            if (edge.node && !edge.off && --edge.node->pending == 0)
                m_stack.push_back(edge.node);
        }
    }
}

void BackwardPass::run_node(Node& node)
{
    if (node.hooks)
        run_hooks(node);
    if (!m_targets.empty())
        take_targets(node);
    if ((m_targets.empty() || node.leads) && has_gradient(node)) {
        Gradients gradients(node, *this, m_options.create_graph);
        node.op->backward(node, gradients);
    }
    drop_gradients(node);
    if (!m_options.retain_graph && !m_options.create_graph)
        release_saved(node);
}

void BackwardPass::take_targets(const Node& node)
{
    for (GradientTarget& target : m_targets)
        if (target.node == &node)
            target.gradient = node.output_gradients[target.output];
}

void BackwardPass::gather(const Node& node, int i, const Tensor& gradient)
{
    const Edge& edge = node.edges[i];
    if (!edge.needed())
        return;
    if (m_checking)
        check_finite(node, i, gradient);
    if (edge.node) {
        gather_gradient(edge.node->output_gradients[edge.output], gradient, m_options.create_graph);
        return;
    }
    check_fits(node, *edge.leaf, gradient);
    if (edge.leaf->hooks)
        gather_late(*edge.leaf, gradient);
    else if (!m_targets.empty())
        gather_in_target(*edge.leaf, gradient);
    else
        gather_in_leaf(*edge.leaf, gradient, m_options.create_graph);
}

void BackwardPass::gather_in_target(const TensorRecord& leaf, const Tensor& gradient)
{
    for (GradientTarget& target : m_targets)
        if (target.leaf == &leaf)
            gather_gradient(target.gradient, gradient, m_options.create_graph);
}

/// Hooks of a leaf see its whole gradient, so it is gathered aside until the end of the pass.
void BackwardPass::gather_late(TensorRecord& leaf, const Tensor& gradient)
{
    for (auto& [known, sum] : m_late_leaves)
        if (known.get() == &leaf) {
            gather_gradient(sum, gradient, m_options.create_graph);
            return;
        }
    m_late_leaves.emplace_back(Ref<TensorRecord>(&leaf), Ref<TensorRecord>(gradient.record()));
}

void BackwardPass::finish_late_leaves()
{
    for (auto& [leaf, sum] : m_late_leaves) {
        const Tensor gradient = leaf->hooks->apply(0, Tensor(std::exchange(sum, {})), "leaf");
        if (!m_targets.empty())
            gather_in_target(*leaf, gradient);
        else
            gather_in_leaf(*leaf, gradient, m_options.create_graph);
    }
}

bool BackwardPass::may_write(const TensorRecord& leaf) const
{
    if (m_options.create_graph || !m_targets.empty() || leaf.hooks || !leaf.grad || !leaf.grad->contiguous)
        return false;
    // A gradient that others hold as well must not be written into.
    return leaf.grad_is_buffer ? !leaf.grad->grad_fn : leaf.grad_valid && writable(*leaf.grad);
}

void BackwardPass::check_filled(const Node& node, int i) const
{
    if (m_checking)
        check_finite(node, i, Tensor(node.edges[i].leaf->grad));
}

void BackwardPass::check_finite(const Node& node, int i, const Tensor& gradient) const
{
    if (!has_nan(gradient))
        return;
    for (int k = 0; k < node.output_count; ++k)
        if (node.output_gradients[k] && has_nan(Tensor(node.output_gradients[k])))
            return;
    throw ArgumentError(translatable("engine",
                                     "%1: its backward pass made the first NaN, in the gradient of input %2 of shape %3, from "
                                     "gradients without one."),
                        {node.op->name, std::to_string(i), gradient.sizes().text()});
}

/// After a failed pass: drops what was gathered on the way.
void BackwardPass::forget(std::span<const Root> roots)
{
    m_stack.clear();
    for (const Root& root : roots)
        m_stack.push_back(root.node);
    while (!m_stack.empty()) {
        Node* node = m_stack.back();
        m_stack.pop_back();
        drop_gradients(*node);
        for (int i = 0; i < node->input_count; ++i)
            if (Node* source = node->edges[i].node; source && source->visited == m_number) {
                source->visited = 0;
                m_stack.push_back(source);
            }
    }
}

void BackwardPass::restore() noexcept
{
    for (Node* node : m_planned)
        for (int i = 0; i < node->input_count; ++i)
            node->edges[i].off = false;
    for (const PutAside& aside : m_aside)
        aside.restore();
    m_late_leaves.clear();
}

}  // namespace ts
