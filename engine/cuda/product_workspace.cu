#include <array>
#include <mutex>

#include "engine/cuda/product_workspace.h"
#include "engine/cuda/runtime.h"
#include "engine/tensor/device_backend.h"

namespace ts::cuda {

namespace {

constexpr int kMostDevices = 16;

struct Workspace {
    std::once_flag once;
    void* data = nullptr;
};

}  // namespace

void* product_workspace()
{
    // Never freed: kernels may still be queued while the program ends.
    static auto* all = new std::array<Workspace, kMostDevices>;
    Workspace& workspace = (*all)[static_cast<std::size_t>(current_device_index())];
    std::call_once(workspace.once, [&] { check(cudaMalloc(&workspace.data, kProductWorkspaceBytes)); });
    return workspace.data;
}

}  // namespace ts::cuda
