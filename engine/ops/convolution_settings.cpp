#include "engine/ops/convolution_settings.h"

#include <atomic>

namespace ts {

namespace {

std::atomic<ConvolutionLibrary> chosen_library{ConvolutionLibrary::Cudnn};
std::atomic<std::size_t> workspace_bytes{std::size_t{256} << 20};

}  // namespace

void set_convolution_library(ConvolutionLibrary library)
{
    chosen_library.store(library, std::memory_order_relaxed);
}

ConvolutionLibrary convolution_library()
{
    return chosen_library.load(std::memory_order_relaxed);
}

void set_convolution_workspace(std::size_t bytes)
{
    workspace_bytes.store(bytes, std::memory_order_relaxed);
}

std::size_t convolution_workspace()
{
    return workspace_bytes.load(std::memory_order_relaxed);
}

}  // namespace ts
