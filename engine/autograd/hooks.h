#pragma once

#include <functional>
#include <memory>
#include <utility>
#include <vector>

#include "engine/tensor/tensor.h"

namespace ts {

/// Called with the gradient of a tensor during backward passes. May return a replacement of the same shape and type, or an
/// undefined tensor to leave the gradient as it is.
using GradientHook = std::function<Tensor(const Tensor& gradient)>;

struct RegisteredHook {
    std::uint16_t output = 0;
    GradientHook function;  ///< empty once removed
};

/// The hooks of one tape record or of one leaf.
struct GradientHooks {
    std::vector<std::shared_ptr<RegisteredHook>> hooks;
    std::vector<std::pair<std::uint16_t, std::shared_ptr<Ref<TensorRecord>>>> retained;

    /// The gradient of `output` after all hooks have seen it; what retain_grad asked for is gathered. `what` names the
    /// operation in errors. Throws ShapeError or TypeError where a replacement does not fit.
    [[nodiscard]] Tensor apply(std::uint16_t output, Tensor gradient, const char* what) const;
};

/// Takes a hook away again. Outlives the tensor safely; letting it go leaves the hook in place.
class HookHandle {
public:
    HookHandle() = default;
    explicit HookHandle(std::weak_ptr<RegisteredHook> hook) : m_hook(std::move(hook)) { }
    /// The hook is not called again. A second call does nothing.
    void remove();

private:
    std::weak_ptr<RegisteredHook> m_hook;
};

/// Calls `hook` with the gradient of `tensor` during backward passes (PyTorch's Tensor.register_hook), in the order of
/// registration: for a result before its operation's backward pass, for a leaf once with the whole gradient of the pass,
/// before it is added to grad. Throws ArgumentError where the tensor requires no gradient.
HookHandle register_hook(const Tensor& tensor, GradientHook hook);

/// Keeps the gradient of a result: from now on backward passes add it to tensor.grad(). Nothing to do for a leaf. Throws
/// ArgumentError where the tensor requires no gradient.
void retain_grad(const Tensor& tensor);

}  // namespace ts
