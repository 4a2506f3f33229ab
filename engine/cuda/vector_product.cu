#include <algorithm>

#include "engine/cuda/launch.h"
#include "engine/cuda/product_epilogue.h"
#include "engine/cuda/product_workspace.h"
#include "engine/cuda/reduce_block.h"
#include "engine/cuda/vector_product.h"

namespace ts::cuda {

namespace {

/// out[i] = epilogue(sum over p of matrix[i, p] vector[p]) for each of a batch.
template <class T> struct Product {
    const T* matrix;
    std::int64_t row, column;  ///< elements from one i, one p to the next
    const T* vector;           ///< null: ones
    std::int64_t step;
    T* out;
    std::int64_t out_step, bias_step;
    std::int64_t outputs, inner;
    std::int64_t batch, matrix_batch, vector_batch, out_batch;
    Epilogue<T> epilogue;

    __device__ Compute<T> term(std::int64_t b, std::int64_t i, std::int64_t p) const
    {
        const auto m = convert<Compute<T>>(matrix[b * matrix_batch + i * row + p * column]);
        return vector ? m * convert<Compute<T>>(vector[b * vector_batch + p * step]) : m;
    }
    __device__ void finish(std::int64_t b, std::int64_t i, Compute<T> sum) const
    {
        epilogue.write(sum, i * bias_step, out + b * out_batch + i * out_step);
    }
};

/// Sum of every `stride`-th term from `first` to `last`, as four sums that do not wait for each other.
template <class T>
__device__ Compute<T> sum_terms(const Product<T>& product, std::int64_t b, std::int64_t i, std::int64_t first,
                                std::int64_t last, std::int64_t stride)
{
    Compute<T> sums[4] = {};
    std::int64_t p = first;
    for (; p + 3 * stride < last; p += 4 * stride)
        for (int u = 0; u < 4; ++u)
            sums[u] += product.term(b, i, p + u * stride);
    for (; p < last; p += stride)
        sums[0] += product.term(b, i, p);
    return (sums[0] + sums[1]) + (sums[2] + sums[3]);
}

/// A warp for each result: matrices whose rows are contiguous.
template <class T> __global__ void warp_dots_kernel(Product<T> product)
{
    const std::int64_t total = product.batch * product.outputs, warps = thread_count() / kWarp;
    for (std::int64_t w = thread_number() / kWarp; w < total; w += warps) {
        const std::int64_t b = w / product.outputs, i = w % product.outputs;
        const auto sum = reduce_warp(sum_terms(product, b, i, threadIdx.x % kWarp, product.inner, kWarp), Plus{});
        if (threadIdx.x % kWarp == 0)
            product.finish(b, i, sum);
    }
}

/// A block for each result: few and long rows.
template <class T> __global__ void block_dots_kernel(Product<T> product)
{
    const std::int64_t total = product.batch * product.outputs;
    for (std::int64_t w = blockIdx.x; w < total; w += gridDim.x) {
        const std::int64_t b = w / product.outputs, i = w % product.outputs;
        const auto sum = sum_block(sum_terms(product, b, i, threadIdx.x, product.inner, blockDim.x));
        if (threadIdx.x == 0)
            product.finish(b, i, sum);
    }
}

constexpr int kColumns = 32, kRowsAtOnce = 8;

/// Matrices whose columns are contiguous: a thread for each result and part of the rows, whose sums meet in shared memory. With
/// several slices of rows the sums of each go to `partial` (batch, slices, outputs) instead.
template <class T> __global__ void columns_kernel(Product<T> product, std::int64_t slice, int slices, Compute<T>* partial)
{
    __shared__ Compute<T> sums[kRowsAtOnce][kColumns];
    const int x = static_cast<int>(threadIdx.x), y = static_cast<int>(threadIdx.y);
    const std::int64_t i = static_cast<std::int64_t>(blockIdx.x) * kColumns + x;
    const std::int64_t first = blockIdx.y * slice, last = min(first + slice, product.inner);
    for (std::int64_t b = blockIdx.z; b < product.batch; b += gridDim.z) {
        sums[y][x] = i < product.outputs ? sum_terms(product, b, i, first + y, last, kRowsAtOnce) : Compute<T>(0);
        __syncthreads();
        for (int half = kRowsAtOnce / 2; half > 0; half /= 2) {
            if (y < half)
                sums[y][x] += sums[y + half][x];
            __syncthreads();
        }
        if (y == 0 && i < product.outputs) {
            if (slices > 1)
                partial[(b * slices + blockIdx.y) * product.outputs + i] = sums[0][x];
            else
                product.finish(b, i, sums[0][x]);
        }
        __syncthreads();
    }
}

template <class T> __global__ void join_slices_kernel(Product<T> product, int slices, const Compute<T>* partial)
{
    const std::int64_t total = product.batch * product.outputs;
    for (std::int64_t w = thread_number(); w < total; w += thread_count()) {
        const std::int64_t b = w / product.outputs, i = w % product.outputs;
        Compute<T> sum(0);
        for (int s = 0; s < slices; ++s)
            sum += partial[(b * slices + s) * product.outputs + i];
        product.finish(b, i, sum);
    }
}

template <class T> void multiply_rows(const Product<T>& product)
{
    constexpr std::int64_t few = 2048, many_terms = 1024;
    constexpr int threads = 256;
    const std::int64_t total = product.batch * product.outputs;
    if (total < few && product.inner >= many_terms)
        launch(block_dots_kernel<T>, grid_for(total * threads, threads), product);
    else
        launch(warp_dots_kernel<T>, grid_for(total * kWarp, threads), product);
}

/// As many slices of rows as give the device about `blocks` blocks, as long as each is worth a block and the sums find room.
template <class T> int slices_for(const Product<T>& product)
{
    constexpr std::int64_t blocks = 512, rows_each = 128;
    const std::int64_t one = (product.outputs + kColumns - 1) / kColumns * product.batch;
    const auto room
        = static_cast<std::int64_t>(kProductWorkspaceBytes / sizeof(Compute<T>)) / (product.outputs * product.batch);
    return static_cast<int>(
        std::max<std::int64_t>(std::min({blocks / one, product.inner / rows_each, room, std::int64_t{256}}), 1));
}

template <class T> void multiply_columns(const Product<T>& product)
{
    const int slices = slices_for(product);
    const std::int64_t slice = (product.inner + slices - 1) / slices;
    auto* partial = slices > 1 ? static_cast<Compute<T>*>(product_workspace()) : nullptr;
    const auto blocks = static_cast<unsigned>((product.outputs + kColumns - 1) / kColumns);
    const auto batch = static_cast<unsigned>(std::min<std::int64_t>(product.batch, 65535));
    launch(columns_kernel<T>, {dim3(blocks, static_cast<unsigned>(slices), batch), dim3(kColumns, kRowsAtOnce)}, product, slice,
           slices, partial);
    if (slices > 1)
        launch(join_slices_kernel<T>, grid_for(product.batch * product.outputs), product, slices, partial);
}

template <class T> void multiply(const Product<T>& product)
{
    if (product.column == 1 || product.outputs == 1)
        multiply_rows(product);
    else
        multiply_columns(product);
}

/// The matrix is A, the vector B (k, 1).
template <class T> Product<T> matrix_by_vector(const Gemm& g)
{
    return {static_cast<const T*>(g.a),
            g.transpose_a ? 1 : g.lda,
            g.transpose_a ? g.lda : 1,
            static_cast<const T*>(g.b),
            g.transpose_b ? 1 : g.ldb,
            static_cast<T*>(g.c),
            g.ldc,
            0,
            g.m,
            g.k,
            g.batch,
            g.step_a,
            g.step_b,
            g.step_c,
            Epilogue<T>(g)};
}

/// The matrix is B, the vector A (1, k).
template <class T> Product<T> vector_by_matrix(const Gemm& g)
{
    return {static_cast<const T*>(g.b),
            g.transpose_b ? g.ldb : 1,
            g.transpose_b ? 1 : g.ldb,
            static_cast<const T*>(g.a),
            g.transpose_a ? g.lda : 1,
            static_cast<T*>(g.c),
            1,
            1,
            g.n,
            g.k,
            g.batch,
            g.step_b,
            g.step_a,
            g.step_c,
            Epilogue<T>(g)};
}

template <class Body> void visit_floating(DType dtype, Body body)
{
    visit_element(dtype, [&]<class T>(T value) {
        if constexpr (std::is_floating_point_v<T> || is_half<T>)
            body(value);
    });
}

}  // namespace

void vector_product(const Gemm& g)
{
    visit_floating(g.dtype, [&]<class T>(T) { multiply(g.m == 1 ? vector_by_matrix<T>(g) : matrix_by_vector<T>(g)); });
}

void sums_over_k(const Gemm& g)
{
    visit_floating(g.dtype, [&]<class T>(T) {
        Product<T> product = matrix_by_vector<T>(g);
        product.vector = nullptr;
        product.out = static_cast<T*>(g.sums_a);
        product.out_step = 1;
        product.epilogue.bias = nullptr;
        product.epilogue.beta = 0;
        product.epilogue.relu = false;
        multiply(product);
    });
}

void sum_rows(const Tensor& from, std::int64_t rows, std::int64_t columns, const Tensor& sums)
{
    Gemm g{from.dtype(), true, false, columns, 1, rows, from.raw_data(), columns, nullptr, 1, nullptr, 1, 0};
    g.sums_a = sums.raw_data();
    sums_over_k(g);
}

}  // namespace ts::cuda
