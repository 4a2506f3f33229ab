#pragma once

#include <initializer_list>
#include <span>
#include <type_traits>

#include "engine/tensor/tensor.h"

namespace ts {

class Gradients;

/// What an operation's backward pass does: reads node.saved(), node.attributes() and the gradients of its outputs, and
/// sets the gradient of every input that needs one.
using BackwardFunction = void (*)(Node& node, Gradients& gradients);

/// Name and backward pass of an operation, one constant each.
struct OpGradient {
    const char* name;
    BackwardFunction backward;
    void (*dispose)(void* attributes) noexcept = nullptr;  ///< frees what the attributes own
};

/// Where the gradient of an input goes: to the operation that made it, to a leaf, or nowhere.
struct Edge {
    Node* node = nullptr;          ///< owned count
    TensorRecord* leaf = nullptr;  ///< owned count
    std::uint16_t output = 0;      ///< which output of `node`
    bool off = false;              ///< leads to nothing that the pass going on was asked for

    [[nodiscard]] bool needed() const { return (node || leaf) && !off; }
};

/// A value kept for the backward pass, with the version it had.
struct SavedTensor {
    Ref<TensorRecord> record;
    std::uint32_t version = 0;
    bool own_output = false;  ///< an output of the node itself, kept without its history so that no cycle arises
    std::uint16_t output = 0;
};

/// One record of the tape: pooled, with edges, saved tensors and attributes behind it in the same block.
struct Node {
    mutable RefCount refs;
    const OpGradient* op = nullptr;
    std::uint32_t block_bytes = 0;
    std::uint16_t input_count = 0, output_count = 1, saved_count = 0;
    bool released = false;      ///< saved tensors are gone
    bool leads = false;         ///< of a pass towards given inputs: comes to one of them
    std::int32_t pending = 0;   ///< of the backward pass going on: users not yet done
    std::uint64_t visited = 0;  ///< number of the last pass that saw this node
    Node* next_released = nullptr;
    Edge* edges = nullptr;
    SavedTensor* saved_tensors = nullptr;
    Ref<TensorRecord>* output_gradients = nullptr;
    void* attribute_bytes = nullptr;
    GradientHooks* hooks = nullptr;  ///< owned

    /// Does input `i` need a gradient?
    [[nodiscard]] bool needs(int i) const { return edges[i].needed(); }
    /// Saved tensor `i`. Throws ArgumentError where it was changed since, or where the graph was freed.
    [[nodiscard]] Tensor saved(int i) const;
    template <class T> [[nodiscard]] const T& attributes() const { return *static_cast<const T*>(attribute_bytes); }
    void retain() const { refs.retain(); }
    void release() const { release_node(const_cast<Node*>(this)); }
};

/// Is history being recorded on this thread?
bool grad_enabled();

/// Switches recording on or off on this thread while it lives.
class GradModeGuard {
public:
    explicit GradModeGuard(bool enabled);
    ~GradModeGuard();
    GradModeGuard(const GradModeGuard&) = delete;
    GradModeGuard& operator=(const GradModeGuard&) = delete;

private:
    bool m_before;
};

/// No history is recorded while one of these lives on the thread (PyTorch's no_grad).
class NoGradGuard : GradModeGuard {
public:
    NoGradGuard() : GradModeGuard(false) { }
};

/// Must an operation on these tensors be recorded?
inline bool needs_record(const Tensor& a)
{
    return a.requires_grad() && grad_enabled();
}
inline bool needs_record(const Tensor& a, const Tensor& b)
{
    return (a.requires_grad() || b.requires_grad()) && grad_enabled();
}
bool needs_record(std::span<const Tensor> inputs);
/// Undefined tensors (an absent bias) are skipped.
bool needs_record(std::initializer_list<const Tensor*> inputs);

/// What one operation puts on the tape.
struct Recording {
    const OpGradient& op;
    std::span<const Tensor* const> inputs;  ///< undefined or null: no gradient
    std::span<const Tensor* const> saved;   ///< may name outputs
    std::span<Tensor* const> outputs;
};

/// Puts an operation on the tape; the outputs become its results. Attributes must be trivially copyable.
Node* record_node(const Recording& what, const void* attributes, std::size_t attribute_bytes);

struct NoAttributes { };

template <class Attributes = NoAttributes>
Node* record(const OpGradient& op, Tensor& output, std::initializer_list<const Tensor*> inputs,
             std::initializer_list<const Tensor*> saved = {}, const Attributes& attributes = {})
{
    static_assert(std::is_trivially_copyable_v<Attributes>);
    Tensor* const out = &output;
    return record_node({op, {inputs.begin(), inputs.size()}, {saved.begin(), saved.size()}, {&out, 1}}, &attributes,
                       std::is_empty_v<Attributes> ? 0 : sizeof(Attributes));
}

}  // namespace ts
