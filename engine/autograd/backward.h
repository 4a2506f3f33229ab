#pragma once

#include <span>
#include <vector>

#include "engine/autograd/hooks.h"
#include "engine/autograd/node.h"

namespace ts {

class BackwardPass;

struct BackwardOptions {
    bool retain_graph = false;  ///< keep saved tensors for another pass
    bool create_graph = false;  ///< record the backward pass itself, for gradients of gradients; keeps saved tensors too
};

/// Computes the gradient of `root` for every leaf it was computed from and adds it to the leaves' grad (PyTorch's
/// Tensor.backward). `gradient` has the shape of `root`; it may be left out where root has one element. May be called from
/// hooks and from backward functions. Throws ArgumentError where the gradient is missing for a larger tensor, where root has
/// no history, or where the graph was freed by an earlier pass.
void backward(const Tensor& root, const Tensor& gradient = {}, BackwardOptions options = {});

struct GradOptions {
    bool retain_graph = false;
    bool create_graph = false;
    bool allow_unused = false;  ///< an input that the outputs do not depend on gets an undefined gradient instead of an error
};

/// The gradients of `outputs` for `inputs`, leaves or results, summed over the outputs; nothing is added to any grad
/// (PyTorch's torch.autograd.grad). `gradients` holds one gradient an output, undefined for outputs with one element, or is
/// empty. Operations that lead to none of the inputs are not run. Throws ArgumentError where an input requires no gradient or
/// is not used, and as backward() does.
std::vector<Tensor> grad(std::span<const Tensor> outputs, std::span<const Tensor> inputs,
                         std::span<const Tensor> gradients = {}, GradOptions options = {});
/// The same for one output and one input.
Tensor grad(const Tensor& output, const Tensor& input, const Tensor& gradient = {}, GradOptions options = {});

/// What a backward function sees of the pass: gradients of the outputs, and places for the gradients of the inputs.
class Gradients {
public:
    Gradients(Node& node, BackwardPass& pass, bool create_graph) : m_node(node), m_pass(pass), m_create_graph(create_graph) { }

    /// Gradient of output `i`; undefined where nothing used that output.
    [[nodiscard]] Tensor output(int i = 0) const { return Tensor(m_node.output_gradients[i]); }
    /// The same, given up by the tape: where nobody else holds it, its memory may be used for the gradient of an input.
    [[nodiscard]] Tensor take_output(int i = 0) { return Tensor(std::move(m_node.output_gradients[i])); }
    /// Adds to the gradient of input `i`; ignored where it needs none.
    void set(int i, const Tensor& gradient);
    /// Is the backward pass itself recorded? Kernels without a recorded form must refuse.
    [[nodiscard]] bool create_graph() const { return m_create_graph; }
    /// Throws ArgumentError naming the operation where create_graph is on.
    void refuse_create_graph() const;

    /// A contiguous buffer that the gradient of input `i` may be written into directly, or undefined. `overwrite` tells
    /// whether to store or to add. Call filled(i) after writing.
    [[nodiscard]] Tensor direct_buffer(int i, bool& overwrite) const;
    void filled(int i);

private:
    Node& m_node;
    BackwardPass& m_pass;
    bool m_create_graph;
};

}  // namespace ts
