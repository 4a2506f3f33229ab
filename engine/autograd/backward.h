#pragma once

#include "engine/autograd/node.h"

namespace ts {

struct BackwardOptions {
    bool retain_graph = false;  ///< keep saved tensors for another pass
    bool create_graph = false;  ///< record the backward pass itself, for gradients of gradients
};

/// Computes the gradient of `root` for every leaf it was computed from and adds it to the leaves' grad (PyTorch's
/// Tensor.backward). `gradient` has the shape of `root`; it may be left out where root has one element. Throws ArgumentError
/// where it is missing for a larger tensor, where root has no history, or where the graph was freed by an earlier pass.
void backward(const Tensor& root, const Tensor& gradient = {}, BackwardOptions options = {});

/// Calls `hook` with the gradient of `tensor` during backward passes. The tensor must be a result that requires a gradient.
void register_hook(const Tensor& tensor, GradientHook hook);

/// What a backward function sees of the pass: gradients of the outputs, and places for the gradients of the inputs.
class Gradients {
public:
    Gradients(Node& node, bool create_graph) : m_node(node), m_create_graph(create_graph) { }

    /// Gradient of output `i`; undefined where nothing used that output.
    [[nodiscard]] Tensor output(int i = 0) const { return Tensor(m_node.output_gradients[i]); }
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
    bool m_create_graph;
};

}  // namespace ts
