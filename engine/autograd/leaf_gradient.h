#pragma once

#include "engine/tensor/tensor.h"

namespace ts {

/// May it be written into: without gaps or repeats, and nobody else holds it or its storage?
inline bool writable(const TensorRecord& record)
{
    return record.contiguous && record.refs.unique() && record.storage->unique();
}

/// `slot` += gradient; a sum that nobody else sees is made in place.
void gather_gradient(Ref<TensorRecord>& slot, const Tensor& gradient, bool create_graph);

/// Adds a gradient to leaf.grad, in its fixed buffer where it has one. With create_graph what was added keeps its history.
void gather_in_leaf(TensorRecord& leaf, const Tensor& gradient, bool create_graph);

}  // namespace ts
