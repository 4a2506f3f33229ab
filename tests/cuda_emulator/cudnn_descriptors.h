#pragma once

#include <array>
#include <cstdint>
#include <cudnn.h>

namespace cuda_emulator {

inline constexpr int kMostDimensions = 5;

/// Sizes (N, C, ...) or (K, C, ...) and the elements between neighbours of each dimension.
struct ArrayLayout {
    cudaDataType_t type = CUDA_R_32F;
    int count = 0;
    std::array<std::int64_t, kMostDimensions> sizes{};
    std::array<std::int64_t, kMostDimensions> steps{};

    std::int64_t elements() const;
    /// From the first to behind the last element.
    std::int64_t span() const;
};

/// One convolution: how y (N, K, ...) is made of x (N, C, ...) and w (K, C / groups, ...).
struct ConvolutionShape {
    int spatial = 0;
    std::array<int, 3> pads{};
    std::array<int, 3> strides{};
    std::array<int, 3> dilations{};
    bool flipped = false;  ///< a convolution in the mathematical sense
    int groups = 1;

    /// Size of y along a spatial dimension.
    std::int64_t output_size(int dimension, const ArrayLayout& x, const ArrayLayout& w) const;
    bool fits(const ArrayLayout& x, const ArrayLayout& w, const ArrayLayout& y) const;
};

}  // namespace cuda_emulator

struct cudnnContext {
    cudaStream_t stream = nullptr;
};
struct cudnnTensorStruct {
    cuda_emulator::ArrayLayout layout;
};
struct cudnnFilterStruct {
    cuda_emulator::ArrayLayout layout;
};
struct cudnnConvolutionStruct {
    cuda_emulator::ConvolutionShape shape;
    cudnnMathType_t math = CUDNN_DEFAULT_MATH;
};
struct cudnnActivationStruct {
    cudnnActivationMode_t mode = CUDNN_ACTIVATION_IDENTITY;
};
