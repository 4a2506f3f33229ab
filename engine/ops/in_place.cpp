#include "engine/ops/in_place.h"

#include <algorithm>
#include <array>
#include <string_view>

#include "engine/autograd/node.h"
#include "engine/ops/elementwise.h"
#include "engine/ops/elementwise_math.h"
#include "engine/ops/index.h"
#include "engine/ops/shape_ops.h"
#include "engine/tensor/copy.h"

namespace ts {

namespace {

/// Records of operations whose result looks into the memory of their input.
bool is_view_record(const Node* node)
{
    constexpr std::array<std::string_view, 6> views{"reshape", "permute", "expand", "slice", "split", "diagonal"};
    return node && std::find(views.begin(), views.end(), node->op->name) != views.end();
}

bool is_expanded(const Tensor& t)
{
    for (int i = 0; i < t.dim(); ++i)
        if (t.strides()[i] == 0 && t.sizes()[i] > 1)
            return true;
    return false;
}

void check_target(const Tensor& target, const char* op)
{
    if (grad_enabled() && target.is_leaf() && target.requires_grad())
        throw ArgumentError(
            translatable("engine", "%1: a leaf that requires a gradient cannot be changed in place while recording."), {op});
    if (is_expanded(target))
        throw ArgumentError(translatable("engine",
                                         "%1: several elements of this expanded tensor share one place in memory; "
                                         "change a clone() of it."),
                            {op});
}

/// History can be taken over only where no other tensor sees the same memory with a history of its own.
void check_history(const Tensor& target, const char* op)
{
    const Node* node = target.record()->grad_fn;
    if (is_view_record(node) || (!node && !target.record()->storage->unique()))
        throw ArgumentError(translatable("engine",
                                         "%1: gradients cannot flow through a change of a view, since the tensor it looks into "
                                         "has a history of its own. Build the result with where, index_put or cat instead."),
                            {op});
}

void take_history(const Tensor& target, const Tensor& result)
{
    TensorRecord& to = *target.record();
    const TensorRecord& from = *result.record();
    if (from.grad_fn)
        from.grad_fn->retain();
    if (to.grad_fn)
        release_node(to.grad_fn);
    to.grad_fn = from.grad_fn;
    to.output_index = from.output_index;
}

/// Puts `result` into the memory of `target`, which becomes what the result was computed from.
Tensor write(const Tensor& target, const Tensor& result, const char* op)
{
    check_target(target, op);
    if (broadcast_shapes(target.sizes(), result.sizes(), op) != target.sizes())
        throw ShapeError(translatable("engine", "%1: shape %2 does not broadcast to the shape %3 of the target."),
                         {op, result.sizes().text(), target.sizes().text()});
    const Tensor value = result.sizes() == target.sizes()
        ? to(result, target.dtype())
        : expand(to(result, target.dtype()), std::span(target.sizes().begin(), target.sizes().end()));
    const bool history = grad_enabled() && (target.requires_grad() || value.requires_grad());
    if (history)
        check_history(target, op);
    copy_elements(value, target);
    target.bump_version(op);
    if (history)
        take_history(target, value.is_leaf() && value.requires_grad() ? clone(value) : value);
    return target;
}

/// The target as the operation may save it: where history is recorded a copy, since the target itself is about to change.
Tensor before(const Tensor& target, const Tensor& other = {})
{
    return needs_record({&target, &other}) ? clone(target) : target;
}

}  // namespace

Tensor add_(const Tensor& target, const Tensor& other)
{
    if (!needs_record(target, other)) {
        add_in_place(target, other);
        return target;
    }
    return write(target, add(target, other), "add_");
}
Tensor sub_(const Tensor& target, const Tensor& other)
{
    return write(target, sub(target, other), "sub_");
}
Tensor mul_(const Tensor& target, const Tensor& other)
{
    return write(target, mul(before(target, other), other), "mul_");
}
Tensor div_(const Tensor& target, const Tensor& other)
{
    return write(target, div(before(target, other), other), "div_");
}
Tensor add_(const Tensor& target, double other)
{
    return write(target, add(target, other), "add_");
}
Tensor mul_(const Tensor& target, double other)
{
    return write(target, mul(target, other), "mul_");
}
Tensor clamp_(const Tensor& target, double min, double max)
{
    return write(target, clamp(before(target), min, max), "clamp_");
}

Tensor copy_(const Tensor& target, const Tensor& source)
{
    return write(target, source, "copy_");
}
Tensor fill_(const Tensor& target, double value)
{
    return write(target, scalar(value, target.options()), "fill_");
}
Tensor zero_(const Tensor& target)
{
    return write(target, scalar(0, target.options()), "zero_");
}

Tensor masked_fill_(const Tensor& target, const Tensor& mask, double value)
{
    return write(target, masked_fill(target, mask, value), "masked_fill_");
}
Tensor scatter_(const Tensor& target, std::int64_t dim, const Tensor& index, const Tensor& source)
{
    return write(target, scatter(target, dim, index, source), "scatter_");
}
Tensor scatter_add_(const Tensor& target, std::int64_t dim, const Tensor& index, const Tensor& source)
{
    return write(target, scatter_add(target, dim, index, source), "scatter_add_");
}
Tensor index_add_(const Tensor& target, std::int64_t dim, const Tensor& index, const Tensor& source)
{
    return write(target, index_add(target, dim, index, source), "index_add_");
}
Tensor index_put_(const Tensor& target, std::span<const Tensor> indices, const Tensor& values, bool accumulate)
{
    return write(target, index_put(target, indices, values, accumulate), "index_put_");
}

}  // namespace ts
