#include "engine/tensor/gradient_buffer.h"

#include <utility>

#include "engine/tensor/copy.h"

namespace ts {

void part_from_history(TensorRecord& leaf)
{
    if (!leaf.grad_is_buffer || !leaf.grad->grad_fn)
        return;
    if (leaf.grad->refs.unique()) {
        release_node(std::exchange(leaf.grad->grad_fn, nullptr));
        return;
    }
    const Tensor held(leaf.grad);
    const Tensor own = empty(held.sizes(), held.dtype());
    copy_elements(held, own);
    own.record()->storage->carry_version(*leaf.grad->storage);
    leaf.grad = Ref<TensorRecord>(held.detach().record());
    TensorRecord& record = *held.record();
    record.storage = own.record()->storage;
    record.offset = 0;
    record.strides = own.strides();
    record.contiguous = true;
}

}  // namespace ts
