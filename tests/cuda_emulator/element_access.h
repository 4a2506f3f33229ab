#pragma once

#include <cstddef>
#include <cuda_runtime.h>

namespace cuda_emulator {

/// Bytes of one element; 0 for a type that the libraries here do not know.
std::size_t element_bytes(cudaDataType_t type);
/// One element as double, and back with one rounding.
double load_element(cudaDataType_t type, const void* data, std::ptrdiff_t index);
void store_element(cudaDataType_t type, void* data, std::ptrdiff_t index, double value);

}  // namespace cuda_emulator
