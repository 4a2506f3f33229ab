#pragma once

#include <memory>
#include <span>
#include <string>
#include <vector>

#include "engine/autograd/node.h"

namespace ts {

class Function;

/// What one call of a user function keeps between its forward and its backward pass.
class FunctionContext {
public:
    /// For the backward pass: inputs, results or anything else; undefined tensors are allowed. Inputs and results are watched
    /// for changes in place. Only while forward runs; a second call replaces the first.
    void save_for_backward(std::vector<Tensor> tensors) { m_saved = std::move(tensors); }
    /// Tensor `i` of save_for_backward. Throws ArgumentError where it was changed since, or where the graph was freed.
    [[nodiscard]] Tensor saved(int i) const;
    /// Result `i` has no gradient. Integer and bool results never have one.
    void mark_non_differentiable(int i) { m_without_gradient.push_back(i); }
    /// With false, backward gets undefined tensors for results that nothing used, instead of zeros.
    void set_materialize_grads(bool value) { m_materialize = value; }
    /// Does input `i` need a gradient? In backward the gradients of others may be left undefined.
    [[nodiscard]] bool needs_input_grad(int i) const;

private:
    friend class FunctionCall;
    struct Described {
        Shape sizes;
        DType dtype = DType::Float32;
        bool differentiable = false;
        Device device{};
    };

    std::vector<Tensor> m_saved;
    std::vector<int> m_without_gradient;
    bool m_materialize = true;
    std::vector<bool> m_needed;
    std::vector<Described> m_inputs, m_outputs;
    const Node* m_node = nullptr;  // while backward runs
};

/// An operation of a user with a backward pass of its own (PyTorch's torch.autograd.Function). One object may be applied any
/// number of times; what belongs to one call goes into its context.
class Function {
public:
    virtual ~Function() = default;
    /// Named in errors.
    [[nodiscard]] virtual std::string name() const = 0;
    /// The results. Runs without recording.
    virtual std::vector<Tensor> forward(FunctionContext& context, std::span<const Tensor> inputs) = 0;
    /// From the gradients of the results those of all inputs, undefined where an input needs none. Where the pass is recorded
    /// (create_graph) the operations called here are, so that gradients of gradients come by themselves.
    virtual std::vector<Tensor> backward(FunctionContext& context, std::span<const Tensor> gradients) = 0;
    /// True where backward uses something that cannot be recorded: create_graph is then refused.
    [[nodiscard]] virtual bool once_differentiable() const { return false; }
};

/// Runs the function and puts it on the tape where an input requires a gradient. Results that are inputs come back as views.
/// Backward passes throw ShapeError or TypeError where the gradients do not fit the inputs, and ArgumentError where their
/// number does not or a function that is differentiable once is differentiated twice.
std::vector<Tensor> apply_function(const std::shared_ptr<Function>& function, std::span<const Tensor> inputs);

}  // namespace ts
