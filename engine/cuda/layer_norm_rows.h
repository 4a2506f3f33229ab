#pragma once

#include <cstdint>

#include "engine/cuda/element.h"
#include "engine/cuda/piece_sums.h"
#include "engine/cuda/reduce_block.h"

namespace ts::cuda {

/// Rows to be normalised, and their statistics. Null where not given: weight and bias; mean where rows are not centred.
template <class T> struct NormalRows {
    const T* x;
    const Compute<T>* weight;
    const Compute<T>* bias;
    Compute<T>* mean;
    Compute<T>* inverse_std;
    std::int64_t count;
    std::int64_t width;

    [[nodiscard]] __device__ Compute<T> weight_at(std::int64_t i) const { return weight ? weight[i] : Compute<T>(1); }
    [[nodiscard]] __device__ Compute<T> bias_at(std::int64_t i) const { return bias ? bias[i] : Compute<T>(0); }
    [[nodiscard]] __device__ Compute<T> mean_of(std::int64_t row) const { return mean ? mean[row] : Compute<T>(0); }
    __device__ void remember(std::int64_t row, Compute<T> m, Compute<T> inverse) const
    {
        if (mean)
            mean[row] = m;
        inverse_std[row] = inverse;
    }
};

// Rows of any width: a block each, which reads its row from memory in every pass.

inline constexpr int kLongRowThreads = 512;

template <class T> __global__ void normalize_long_rows_kernel(NormalRows<T> rows, T* y, Compute<T> eps)
{
    using C = Compute<T>;
    const std::int64_t row = blockIdx.x, n = rows.width;
    const T* x = rows.x + row * n;
    const auto sum_of = [&](auto term) {
        C sum = 0;
        for (std::int64_t i = threadIdx.x; i < n; i += kLongRowThreads)
            sum += term(convert<C>(x[i]));
        return sum_block(sum);
    };
    const C mean = rows.mean ? sum_of([](C v) { return v; }) / static_cast<C>(n) : C(0);
    const C variance = sum_of([mean](C v) { return (v - mean) * (v - mean); }) / static_cast<C>(n);
    const C inverse = 1 / sqrt(variance + eps);
    for (std::int64_t i = threadIdx.x; i < n; i += kLongRowThreads)
        y[row * n + i] = convert<T>((convert<C>(x[i]) - mean) * inverse * rows.weight_at(i) + rows.bias_at(i));
    if (threadIdx.x == 0)
        rows.remember(row, mean, inverse);
}

template <class T> __global__ void long_rows_gradient_kernel(NormalRows<T> rows, const T* g, T* dx)
{
    using C = Compute<T>;
    const std::int64_t row = blockIdx.x, n = rows.width, first = row * n;
    const C mean = rows.mean_of(row), inverse = rows.inverse_std[row];
    C sum = 0, product = 0;
    for (std::int64_t i = threadIdx.x; i < n; i += kLongRowThreads) {
        const C scaled = convert<C>(g[first + i]) * rows.weight_at(i);
        sum += scaled;
        product += scaled * (convert<C>(rows.x[first + i]) - mean);
    }
    const C even = rows.mean ? sum_block(sum) / static_cast<C>(n) : C(0);
    const C slope = sum_block(product) * inverse / static_cast<C>(n);
    for (std::int64_t i = threadIdx.x; i < n; i += kLongRowThreads) {
        const C normal = (convert<C>(rows.x[first + i]) - mean) * inverse;
        dx[first + i] = convert<T>((convert<C>(g[first + i]) * rows.weight_at(i) - even - normal * slope) * inverse);
    }
}

/// Sums over rows [blockIdx.y * length, ...) of g * normal and of g, left as one piece for each blockIdx.y.
template <class T>
__global__ void vector_gradient_pieces_kernel(NormalRows<T> rows, const T* g, std::int64_t length, Compute<T>* pieces)
{
    using C = Compute<T>;
    const std::int64_t n = rows.width, i = static_cast<std::int64_t>(blockIdx.x) * kPieceColumns + threadIdx.x;
    const std::int64_t begin = blockIdx.y * length, end = begin + length < rows.count ? begin + length : rows.count;
    C weight = 0, bias = 0;
    if (i < n)
        for (std::int64_t r = begin + threadIdx.y; r < end; r += kPieceRows) {
            const C gradient = convert<C>(g[r * n + i]);
            weight += gradient * ((convert<C>(rows.x[r * n + i]) - rows.mean_of(r)) * rows.inverse_std[r]);
            bias += gradient;
        }
    weight = sum_piece_rows(weight);
    bias = sum_piece_rows(bias);
    if (i < n && threadIdx.y == 0) {
        pieces[2 * blockIdx.y * n + i] = weight;
        pieces[(2 * blockIdx.y + 1) * n + i] = bias;
    }
}

}  // namespace ts::cuda
