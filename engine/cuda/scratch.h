#pragma once

#include <cstdint>

#include "engine/tensor/tensor.h"

namespace ts::cuda {

/// Device memory for what one operation needs between its kernels. It goes back to the allocator with the object, while the
/// kernels may still be queued: whoever gets it next is queued behind them.
template <class T> class Scratch {
public:
    Scratch(std::int64_t count, Device device)
        : m_bytes(empty({count * static_cast<std::int64_t>(sizeof(T))}, TensorOptions(DType::UInt8, device)))
    {
    }

    [[nodiscard]] T* data() const { return static_cast<T*>(m_bytes.raw_data()); }

private:
    Tensor m_bytes;
};

}  // namespace ts::cuda
