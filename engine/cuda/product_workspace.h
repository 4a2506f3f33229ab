#pragma once

#include <cstddef>

namespace ts::cuda {

/// What cuBLASLt advises for current devices.
inline constexpr std::size_t kProductWorkspaceBytes = std::size_t{32} << 20;

/// Memory of the current device for intermediate sums of products, allocated once. What is queued on the compute stream uses it
/// one after the other: it holds nothing from one product to the next.
void* product_workspace();

}  // namespace ts::cuda
