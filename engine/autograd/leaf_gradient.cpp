#include "engine/autograd/leaf_gradient.h"

#include "engine/autograd/accumulate.h"
#include "engine/autograd/backward.h"
#include "engine/tensor/copy.h"
#include "engine/tensor/gradient_buffer.h"

namespace ts {

namespace {

void copy_backward(Node&, Gradients& g)
{
    g.set(0, g.output());
}
constexpr OpGradient kCopy{"copy", copy_backward};

/// Copies values, and where the pass is recorded the history as well.
void copy_recorded(const Tensor& from, Tensor& to, bool create_graph)
{
    copy_elements(from, to);
    if (create_graph && needs_record(from))
        record(kCopy, to, {&from});
}

/// Keeps the first gradient of a leaf: a whole tensor that nobody else will see is taken, anything else is copied.
void take_over(TensorRecord& leaf, const Tensor& gradient, bool create_graph)
{
    if (writable(*gradient.record())) {
        leaf.grad = Ref<TensorRecord>(gradient.record());
        return;
    }
    Tensor copy = empty(gradient.sizes(), gradient.options());
    copy_recorded(gradient, copy, create_graph);
    leaf.grad = Ref<TensorRecord>(copy.record());
}

void gather_in_buffer(TensorRecord& leaf, const Tensor& gradient, bool create_graph)
{
    if (create_graph) {
        const Tensor total = leaf.grad_valid ? add_gradients(Tensor(leaf.grad), gradient) : gradient;
        part_from_history(leaf);
        Tensor buffer = Tensor(leaf.grad).detach();
        copy_recorded(total, buffer, true);
        leaf.grad = Ref<TensorRecord>(buffer.record());
        return;
    }
    part_from_history(leaf);
    if (leaf.grad_valid)
        add_gradients_in_place(Tensor(leaf.grad), gradient);
    else
        copy_elements(gradient, Tensor(leaf.grad));
}

}  // namespace

void gather_gradient(Ref<TensorRecord>& slot, const Tensor& gradient, bool create_graph)
{
    if (!slot)
        slot = Ref<TensorRecord>(gradient.record());
    else if (!create_graph && writable(*slot))
        add_gradients_in_place(Tensor(slot), gradient);
    else
        slot = Ref<TensorRecord>(add_gradients(Tensor(slot), gradient).record());
}

void gather_in_leaf(TensorRecord& leaf, const Tensor& gradient, bool create_graph)
{
    if (leaf.grad_is_buffer)
        gather_in_buffer(leaf, gradient, create_graph);
    else if (!leaf.grad_valid)
        take_over(leaf, gradient, create_graph);
    else if (!create_graph && writable(*leaf.grad))
        add_gradients_in_place(Tensor(leaf.grad), gradient);
    else
        leaf.grad = Ref<TensorRecord>(add_gradients(Tensor(leaf.grad), gradient).record());
    leaf.grad_valid = true;
}

}  // namespace ts
