#pragma once

#include "engine/tensor/tensor.h"

namespace ts {

[[noreturn]] void throw_apart(const char* op, const Tensor& a, const Tensor& b);

/// Throws DeviceError naming the operation and both devices unless all lie on one; undefined tensors pass.
template <class... Tensors> void expect_one_device(const char* op, const Tensor& a, const Tensors&... others)
{
    const auto check = [&](const Tensor& b) {
        if (b.defined() && b.device() != a.device()) [[unlikely]]
            throw_apart(op, a, b);
    };
    (check(others), ...);
}

/// Operands on different devices: a number (0-dimensional, on the host) goes to the other's device, recorded; anything else is
/// a DeviceError. Which operands these are.
struct OnOneDevice {
    Tensor a, b;
};
OnOneDevice on_one_device(const char* op, const Tensor& a, const Tensor& b);

template <class Function> Tensor on_one_device(const char* op, const Tensor& a, const Tensor& b, Function&& function)
{
    const OnOneDevice together = on_one_device(op, a, b);
    return function(together.a, together.b);
}

}  // namespace ts
