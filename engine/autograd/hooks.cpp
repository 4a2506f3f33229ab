#include "engine/autograd/hooks.h"

#include <algorithm>

#include "engine/autograd/accumulate.h"
#include "engine/autograd/node.h"

namespace ts {

namespace {

GradientHooks& hooks_of(const Tensor& tensor, const char* what)
{
    if (!tensor.requires_grad())
        throw ArgumentError(translatable("engine", "%1: the tensor requires no gradient."), {what});
    GradientHooks*& hooks = tensor.is_leaf() ? tensor.record()->hooks : tensor.record()->grad_fn->hooks;
    if (!hooks)
        hooks = std::make_unique<GradientHooks>().release();
    return *hooks;
}

void check_fits(const Tensor& replacement, const Tensor& gradient, const char* what)
{
    if (replacement.sizes() != gradient.sizes())
        throw ShapeError(
            translatable("engine",
                         "A hook on %1 returned a gradient of shape %2 in place of one of shape %3. It must keep the shape."),
            {what, replacement.sizes().text(), gradient.sizes().text()});
    if (replacement.dtype() != gradient.dtype())
        throw TypeError(translatable("engine", "A hook on %1 returned a gradient of %2 in place of %3. It must keep the type."),
                        {what, std::string(name(replacement.dtype())), std::string(name(gradient.dtype()))});
}

}  // namespace

Tensor GradientHooks::apply(std::uint16_t output, Tensor gradient, const char* what) const
{
    // A hook may add or remove hooks, its own included: the list of now is what runs.
    const auto now = hooks;
    for (const auto& hook : now) {
        if (hook->output != output || !hook->function)
            continue;
        const GradientHook function = hook->function;
        const Tensor replacement = function(gradient);
        if (!replacement.defined())
            continue;
        check_fits(replacement, gradient, what);
        gradient = replacement;
    }
    for (const auto& [index, slot] : retained)
        if (index == output)
            *slot = Ref<TensorRecord>((*slot ? add_gradients(Tensor(*slot), gradient) : gradient).record());
    return gradient;
}

void HookHandle::remove()
{
    if (const auto hook = m_hook.lock())
        hook->function = nullptr;
}

HookHandle register_hook(const Tensor& tensor, GradientHook hook)
{
    GradientHooks& all = hooks_of(tensor, "register_hook");
    std::erase_if(all.hooks, [](const auto& old) { return !old->function; });
    all.hooks.push_back(std::make_shared<RegisteredHook>(RegisteredHook{tensor.record()->output_index, std::move(hook)}));
    return HookHandle(all.hooks.back());
}

void retain_grad(const Tensor& tensor)
{
    GradientHooks& all = hooks_of(tensor, "retain_grad");
    TensorRecord& record = *tensor.record();
    if (tensor.is_leaf() || record.retained)
        return;
    record.retained = std::make_shared<Ref<TensorRecord>>();
    all.retained.emplace_back(record.output_index, record.retained);
}

void release_hooks(GradientHooks* hooks) noexcept
{
    const std::unique_ptr<GradientHooks> owned(hooks);
}

}  // namespace ts
