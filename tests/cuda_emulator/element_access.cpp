#include "tests/cuda_emulator/element_access.h"

#include <cuda_bf16.h>
#include <cuda_fp16.h>

namespace cuda_emulator {

namespace {

template <class Function> auto visit(cudaDataType_t type, Function&& function)
{
    switch (type) {
    case CUDA_R_64F:
        return function(double{});
    case CUDA_R_16F:
        return function(__half{});
    case CUDA_R_16BF:
        return function(__nv_bfloat16{});
    default:
        return function(float{});
    }
}

double widen(double value)
{
    return value;
}
double widen(float value)
{
    return static_cast<double>(value);
}

}  // namespace

std::size_t element_bytes(cudaDataType_t type)
{
    if (type != CUDA_R_32F && type != CUDA_R_64F && type != CUDA_R_16F && type != CUDA_R_16BF)
        return 0;
    return visit(type, [](auto value) { return sizeof(value); });
}

double load_element(cudaDataType_t type, const void* data, std::ptrdiff_t index)
{
    return visit(type, [&]<class T>(T) { return widen(static_cast<const T*>(data)[index]); });
}

void store_element(cudaDataType_t type, void* data, std::ptrdiff_t index, double value)
{
    visit(type, [&]<class T>(T) { static_cast<T*>(data)[index] = static_cast<T>(value); });
}

}  // namespace cuda_emulator
