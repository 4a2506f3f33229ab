#pragma once

#include <cmath>
#include <filesystem>
#include <string>
#include <vector>

#include "engine/tensor/copy.h"
#include "engine/tensor/cuda_library.h"
#include "engine/tensor/device_backend.h"
#include "engine/tensor/tensor.h"

inline constexpr ts::Device kCuda{ts::DeviceType::Cuda, 0};

/// Loads the GPU's library or, where there is no GPU, the emulated one where it was built. Why there is neither; empty where
/// there is one.
inline std::string missing_cuda_device()
{
    const std::filesystem::path emulated = std::filesystem::path(BIN_DIR) / "../lib/libtensorscape_cuda_emulated.so";
    if (std::filesystem::exists(emulated))
        ts::set_spare_cuda_library_file(emulated);
    return ts::is_available(kCuda) ? "" : ts::cuda_library().why_not.english();
}

/// Skips the test function, or all of them in initTestCase, where there is no device, real or emulated.
#define SKIP_WITHOUT_CUDA()                                                                                                    \
    do {                                                                                                                       \
        if (const std::string reason = missing_cuda_device(); !reason.empty())                                                 \
            QSKIP(reason.c_str());                                                                                             \
    } while (false)

/// The same values at the same offset and strides in memory of their own on that device, gaps and repeats included.
inline ts::Tensor same_layout_on(const ts::Tensor& t, ts::Device device)
{
    if (!t.defined() || t.numel() == 0)
        return t.defined() ? ts::empty(t.sizes(), {t.dtype(), device}) : t;
    std::int64_t end = t.storage_offset() + 1;
    for (int d = 0; d < t.dim(); ++d)
        end += (t.sizes()[d] - 1) * t.strides()[d];
    const ts::Tensor memory = ts::empty({end}, {t.dtype(), device});
    ts::copy_elements(t.detach().as_strided({end}, {1}, 0), memory);
    return memory.as_strided(t.sizes(), t.strides(), t.storage_offset());
}

inline std::vector<ts::Tensor> same_layout_on(const std::vector<ts::Tensor>& tensors, ts::Device device)
{
    std::vector<ts::Tensor> out;
    for (const ts::Tensor& t : tensors)
        out.push_back(same_layout_on(t, device));
    return out;
}
