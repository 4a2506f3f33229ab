#pragma once

#include <filesystem>

#include "engine/tensor/error.h"

namespace ts {

class DeviceBackend;

/// The shared library that computes on NVIDIA devices.
struct CudaLibrary {
    bool loaded = false;  ///< and there is a device
    Message why_not;      ///< a sentence for the user; empty where it is loaded
};

/// Loaded at the first call from beside the engine's library, or from what the environment calls TENSORSCAPE_CUDA_LIBRARY. A
/// missing library, driver or device is no error.
const CudaLibrary& cuda_library();

/// Loads this file in its place (an emulated device in tests). Only before the first call of cuda_library() counts.
void set_cuda_library_file(const std::filesystem::path& file);
/// Loads this file (an emulated device in tests) where the usual one finds no device. Only before the first call counts.
void set_spare_cuda_library_file(const std::filesystem::path& file);

/// What the library offers under the name `tensorscape_cuda_backend`: its backend, or null and the reason.
using CudaBackendEntry = DeviceBackend* (*)(Message* why_not);

}  // namespace ts
