#pragma once

#include "engine/tensor/copy.h"

namespace ts {

/// Lets `write` set all elements of a dense tensor in host memory, of the same sizes and memory order, whose values `out` then
/// has. For values that are computed once, such as initial weights.
template <class Write> void write_on_host(const Tensor& out, Write&& write)
{
    if (out.device().type == DeviceType::Cpu) {
        write(out);
        return;
    }
    const Tensor host = empty_strided(out.sizes(), out.strides(), out.dtype());
    write(host);
    copy_elements(host, out.detach());
}

}  // namespace ts
