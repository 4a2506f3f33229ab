#pragma once

#include "engine/tensor/tensor.h"

namespace ts {

/// Mixed precision on this thread while it lives, by PyTorch's lists: matrix products, linear layers, convolutions, attention
/// and recurrent layers take their inputs as `low` (float16 or bfloat16); losses, softmax, norms over features, exp, log, pow,
/// sums and products of many numbers take halves as float32; all else computes in the widest type of its inputs. float64 stays
/// as it is. Parameters stay float32, and so do their gradients; a parameter is cast once in the life of the guard, so it must
/// not outlive a step. Throws ArgumentError for other types.
class AutocastGuard {
public:
    explicit AutocastGuard(DType low);
    ~AutocastGuard();
    AutocastGuard(const AutocastGuard&) = delete;
    AutocastGuard& operator=(const AutocastGuard&) = delete;

    struct State;

private:
    State* m_before;
};

/// Types are left as they are on this thread while it lives.
class AutocastPause {
public:
    AutocastPause();
    ~AutocastPause();
    AutocastPause(const AutocastPause&) = delete;
    AutocastPause& operator=(const AutocastPause&) = delete;

private:
    AutocastGuard::State* m_before;
};

extern constinit thread_local AutocastGuard::State* autocast_state;

/// Are the inputs of a product with `t` to be lowered? Then the operation calls itself through with_lowered().
inline bool autocast_lowers(const Tensor& t)
{
    return autocast_state != nullptr && is_floating(t.dtype()) && t.dtype() != DType::Float64;
}

/// Is `t` to be widened before an operation that needs float32?
inline bool autocast_widens(const Tensor& t)
{
    return autocast_state != nullptr && (t.dtype() == DType::Float16 || t.dtype() == DType::BFloat16);
}

/// In the low type, recorded; float64, integers and undefined tensors as they are. Only while a guard lives.
Tensor autocast_lowered(const Tensor& t);
/// Halves in float32, recorded; anything else as it is.
Tensor autocast_widened(const Tensor& t);

/// f(lowered tensors...), in which types are left alone.
template <class F, class... Tensors> auto with_lowered(F f, const Tensors&... tensors)
{
    return [&f](const auto&... lowered) {
        const AutocastPause pause;
        return f(lowered...);
    }(autocast_lowered(tensors)...);
}

}  // namespace ts
