#include "engine/autograd/node.h"

#include <cstring>
#include <new>

#include "engine/tensor/allocator.h"
#include "engine/tensor/node_name.h"

namespace ts {

namespace {

constinit thread_local bool t_grad_enabled = true;

// Long chains are released one by one from a list instead of by recursion, which would exhaust the stack.
struct ReleaseList {
    Node* head = nullptr;
    bool running = false;
};
constinit thread_local ReleaseList t_release;

void destroy(Node* node)
{
    for (int i = 0; i < node->saved_count; ++i)
        node->saved_tensors[i].~SavedTensor();
    for (int i = 0; i < node->input_count; ++i) {
        const Edge& edge = node->edges[i];
        if (edge.leaf)
            edge.leaf->release();
        if (edge.node)
            release_node(edge.node);
    }
    for (int i = 0; i < node->output_count; ++i)
        node->output_gradients[i].~Ref();
    if (node->hooks)
        release_hooks(node->hooks);
    if (node->op && node->op->dispose)
        node->op->dispose(node->attribute_bytes);
    const std::size_t bytes = node->block_bytes;
    node->~Node();
    deallocate(node, bytes);
}

constexpr std::size_t align(std::size_t bytes)
{
    return (bytes + 15) & ~std::size_t{15};
}

Node* make_node(const Recording& what, std::size_t attribute_bytes)
{
    const std::size_t edges_at = align(sizeof(Node));
    const std::size_t saved_at = edges_at + align(what.inputs.size() * sizeof(Edge));
    const std::size_t grads_at = saved_at + align(what.saved.size() * sizeof(SavedTensor));
    const std::size_t attributes_at = grads_at + align(what.outputs.size() * sizeof(Ref<TensorRecord>));
    const std::size_t bytes = attributes_at + attribute_bytes;
    auto* base = static_cast<std::byte*>(allocate(bytes).data);
    auto* node = new (base) Node;
    node->block_bytes = static_cast<std::uint32_t>(bytes);
    node->input_count = static_cast<std::uint16_t>(what.inputs.size());
    node->saved_count = static_cast<std::uint16_t>(what.saved.size());
    node->output_count = static_cast<std::uint16_t>(what.outputs.size());
    node->edges = reinterpret_cast<Edge*>(base + edges_at);
    node->saved_tensors = reinterpret_cast<SavedTensor*>(base + saved_at);
    node->output_gradients = reinterpret_cast<Ref<TensorRecord>*>(base + grads_at);
    node->attribute_bytes = base + attributes_at;
    for (std::size_t i = 0; i < what.outputs.size(); ++i)
        new (node->output_gradients + i) Ref<TensorRecord>;
    return node;
}

Edge edge_to(const Tensor* input)
{
    if (!input || !input->defined())
        return {};
    TensorRecord* record = input->record();
    if (record->grad_fn) {
        record->grad_fn->retain();
        return {record->grad_fn, nullptr, record->output_index};
    }
    if (!record->requires_grad)
        return {};
    record->retain();
    return {nullptr, record, 0};
}

SavedTensor save(const Tensor* tensor, std::span<Tensor* const> outputs)
{
    SavedTensor saved;
    if (!tensor || !tensor->defined())
        return saved;
    saved.version = tensor->version();
    for (std::size_t i = 0; i < outputs.size(); ++i)
        if (outputs[i] == tensor) {
            saved.own_output = true;
            saved.output = static_cast<std::uint16_t>(i);
            saved.record = Ref<TensorRecord>(tensor->detach().record());
            return saved;
        }
    saved.record = Ref<TensorRecord>(tensor->record());
    return saved;
}

[[noreturn]] void throw_changed(const Node& node, const Tensor& value, const SavedTensor& saved)
{
    const char* by = value.record()->storage->changed_by();
    throw ArgumentError(
        translatable("engine",
                     "%1: its backward pass needs a value of shape %2 as it was, but %3 changed it in place (it is at version "
                     "%4, version %5 was saved). Change a clone() of it, or change it after the backward pass."),
        {node.op->name, value.sizes().text(), by ? by : "write", std::to_string(value.version()),
         std::to_string(saved.version)});
}

}  // namespace

Tensor Node::saved(int i) const
{
    if (released)
        throw ArgumentError(translatable("engine",
                                         "%1: the values needed for a second backward pass are gone; pass retain_graph "
                                         "to the first."),
                            {op->name});
    const SavedTensor& s = saved_tensors[i];
    if (!s.record)
        return {};
    const Tensor value(s.record);
    if (value.version() != s.version)
        throw_changed(*this, value, s);
    if (!s.own_output || !grad_enabled())
        return value;
    const Tensor alias = value.detach();
    retain();
    alias.record()->grad_fn = const_cast<Node*>(this);
    alias.record()->output_index = s.output;
    return alias;
}

const char* node_name(const Node& node)
{
    return node.op->name;
}

void release_node(Node* node) noexcept
{
    if (!node->refs.release())
        return;
    node->next_released = t_release.head;
    t_release.head = node;
    if (t_release.running)
        return;
    t_release.running = true;
    while (Node* next = t_release.head) {
        t_release.head = next->next_released;
        destroy(next);
    }
    t_release.running = false;
}

bool grad_enabled()
{
    return t_grad_enabled;
}

GradModeGuard::GradModeGuard(bool enabled) : m_before(t_grad_enabled)
{
    t_grad_enabled = enabled;
}

GradModeGuard::~GradModeGuard()
{
    t_grad_enabled = m_before;
}

bool needs_record(std::span<const Tensor> inputs)
{
    if (!grad_enabled())
        return false;
    for (const Tensor& t : inputs)
        if (t.defined() && t.requires_grad())
            return true;
    return false;
}

bool needs_record(std::initializer_list<const Tensor*> inputs)
{
    if (!grad_enabled())
        return false;
    for (const Tensor* t : inputs)
        if (t && t->defined() && t->requires_grad())
            return true;
    return false;
}

Node* record_node(const Recording& what, const void* attributes, std::size_t attribute_bytes)
{
    Node* node = make_node(what, attribute_bytes);
    node->op = &what.op;
    if (attribute_bytes > 0)
        std::memcpy(node->attribute_bytes, attributes, attribute_bytes);
    for (std::size_t i = 0; i < what.inputs.size(); ++i)
        new (node->edges + i) Edge(edge_to(what.inputs[i]));
    for (std::size_t i = 0; i < what.saved.size(); ++i)
        new (node->saved_tensors + i) SavedTensor(save(what.saved[i], what.outputs));
    for (std::size_t i = 0; i < what.outputs.size(); ++i) {
        TensorRecord* record = what.outputs[i]->record();
        if (record->grad_fn)
            release_node(record->grad_fn);
        record->grad_fn = node;
        record->output_index = static_cast<std::uint16_t>(i);
        if (i > 0)
            node->retain();
    }
    return node;
}

}  // namespace ts
