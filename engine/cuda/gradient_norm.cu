#include <algorithm>

#include "engine/cuda/flat_vectors.h"
#include "engine/cuda/gradient_norm.h"
#include "engine/cuda/launch.h"
#include "engine/cuda/reduce_block.h"
#include "engine/tensor/device_backend.h"
#include "engine/tensor/tensor.h"

namespace ts::cuda {

namespace {

constexpr int kThreads = 256;
constexpr std::int64_t kMostPieces = 1024;

__device__ inline double squared(float x)
{
    return static_cast<double>(x) * static_cast<double>(x);
}

/// One number for each block.
__global__ void piece_sums_kernel(const float* values, std::int64_t count, double* sums)
{
    double lanes[kVector] = {};
    const std::int64_t whole = count / kVector * kVector;
    for (std::int64_t i = kVector * thread_number(); i < whole; i += kVector * thread_count()) {
        const Vector<float> v = load_vector(values + i);
#pragma unroll
        for (int k = 0; k < kVector; ++k)
            lanes[k] += squared(v.values[k]);
    }
    double sum = (lanes[0] + lanes[1]) + (lanes[2] + lanes[3]);
    for (std::int64_t i = whole + thread_number(); i < count; i += thread_count())
        sum += squared(values[i]);
    sum = sum_block(sum);
    if (threadIdx.x == 0)
        sums[blockIdx.x] = sum;
}

__global__ void total_kernel(const double* sums, int pieces, double* total, bool add)
{
    double sum = 0;
    for (int i = static_cast<int>(threadIdx.x); i < pieces; i += kThreads)
        sum += sums[i];
    sum = sum_block(sum);
    if (threadIdx.x == 0)
        *total = add ? *total + sum : sum;
}

__global__ void limit_kernel(float* values, std::int64_t count, const double* sum, double max_norm)
{
    const double factor = max_norm / (sqrt(*sum) + 1e-6);
    if (!(factor < 1))
        return;
    const auto f = static_cast<float>(factor);
    const std::int64_t whole = count / kVector * kVector;
    for (std::int64_t i = kVector * thread_number(); i < whole; i += kVector * thread_count()) {
        Vector<float> v = load_vector(values + i);
#pragma unroll
        for (int k = 0; k < kVector; ++k)
            v.values[k] *= f;
        store_vector(values + i, v);
    }
    for (std::int64_t i = whole + thread_number(); i < count; i += thread_count())
        values[i] *= f;
}

}  // namespace

void sum_of_squares(const float* values, std::int64_t count, double* sum, bool add)
{
    // By the count alone, so that every device adds in the same order.
    const std::int64_t pieces = std::clamp<std::int64_t>(count / (8 * kVector * kThreads), 1, kMostPieces);
    const Device device{DeviceType::Cuda, static_cast<std::int8_t>(current_device_index())};
    const Tensor sums = empty({pieces}, TensorOptions(DType::Float64, device));
    launch(piece_sums_kernel, {dim3(static_cast<unsigned>(pieces)), dim3(kThreads)}, values, count, sums.data<double>());
    launch(total_kernel, {dim3(1), dim3(kThreads)}, sums.data<double>(), static_cast<int>(pieces), sum, add);
}

void limit_norm(float* values, std::int64_t count, const double* sum, double max_norm)
{
    if (count > 0)
        launch(limit_kernel, grid_for((count + kVector - 1) / kVector), values, count, sum, max_norm);
}

}  // namespace ts::cuda
