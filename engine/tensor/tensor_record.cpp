#include "engine/tensor/tensor_record.h"

#include <new>

#include "engine/tensor/allocator.h"

namespace ts {

Ref<TensorRecord> TensorRecord::make()
{
    const Block block = allocate(sizeof(TensorRecord));
    return Ref<TensorRecord>::adopt(new (block.data) TensorRecord);
}

void TensorRecord::destroy() const
{
    auto* self = const_cast<TensorRecord*>(this);
    if (self->grad_fn)
        release_node(self->grad_fn);
    if (self->hooks)
        release_hooks(self->hooks);
    self->~TensorRecord();
    deallocate(self, sizeof(TensorRecord));
}

}  // namespace ts
