#pragma once

#include <cstdint>
#include <memory>

#include "engine/tensor/dtype.h"
#include "engine/tensor/ref_count.h"
#include "engine/tensor/shape.h"
#include "engine/tensor/storage.h"

namespace ts {

struct Node;
/// Lets go of a tape record; defined by autograd.
void release_node(Node* node) noexcept;

struct GradientHooks;
/// Frees the hooks of a leaf; defined by autograd.
void release_hooks(GradientHooks* hooks) noexcept;

/// What a Tensor handle points to. Pooled; code outside tensor/ and autograd/ uses the members of Tensor.
struct TensorRecord {
    mutable RefCount refs;
    DType dtype = DType::Float32;
    bool contiguous = true;
    bool requires_grad = false;      ///< a leaf that gathers a gradient
    bool grad_valid = false;         ///< `grad` holds a gradient now
    bool grad_is_buffer = false;     ///< `grad` is a fixed slice of an arena
    std::uint16_t output_index = 0;  ///< which output of grad_fn this is
    Shape sizes;
    Shape strides;
    std::int64_t numel = 1;
    std::int64_t offset = 0;
    Ref<Storage> storage;
    Node* grad_fn = nullptr;  ///< owned count; null for leaves
    Ref<TensorRecord> grad;
    GradientHooks* hooks = nullptr;               ///< owned; only leaves have them here
    std::shared_ptr<Ref<TensorRecord>> retained;  ///< of a result: where retain_grad gathers its gradient

    [[nodiscard]] void* data() const
    {
        return static_cast<std::byte*>(storage->data()) + offset * static_cast<std::int64_t>(item_size(dtype));
    }

    /// A fresh record from the pool with one owner.
    static Ref<TensorRecord> make();
    void retain() const { refs.retain(); }
    void release() const
    {
        if (refs.release())
            destroy();
    }

private:
    void destroy() const;
};

}  // namespace ts
