#pragma once

#include <vector>

#include "tests/cuda_emulator/cudnn_descriptors.h"

namespace cuda_emulator {

/// Which of the three arrays of a convolution is made of the two others.
enum class ConvolutionPart { Output, Input, Filter };

/// The three arrays as numbers, in the order of (N, C, ...); the one to be made is filled with sums.
struct ConvolutionNumbers {
    std::vector<double> x, w, y;
};
void convolve(ConvolutionPart wanted, const ConvolutionShape& shape, const ArrayLayout& x, const ArrayLayout& w,
              const ArrayLayout& y, ConvolutionNumbers& numbers);

/// All elements of an array in device memory, which must be open; and back, as alpha * value + beta * what was there.
std::vector<double> load_array(const ArrayLayout& layout, const void* data);
void store_array(const ArrayLayout& layout, void* data, const std::vector<double>& values, double alpha, double beta);

}  // namespace cuda_emulator
