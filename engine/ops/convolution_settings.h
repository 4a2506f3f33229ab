#pragma once

#include <cstddef>
#include <cstdint>

namespace ts {

/// Whose convolutions a GPU runs.
enum class ConvolutionLibrary : std::uint8_t {
    Cudnn,  ///< cuDNN's where it can be loaded, else our own
    Own
};

// Settings of the whole program; what is queued later obeys them.

void set_convolution_library(ConvolutionLibrary library);
[[nodiscard]] ConvolutionLibrary convolution_library();

/// Memory of a GPU that one convolution may use for intermediate values; at first 256 MiB.
void set_convolution_workspace(std::size_t bytes);
[[nodiscard]] std::size_t convolution_workspace();

}  // namespace ts
