#include "engine/cuda/element.h"
#include "engine/cuda/launch.h"
#include "engine/cuda/library_product.h"
#include "engine/cuda/plain_product.h"
#include "engine/cuda/product.h"
#include "engine/cuda/product_epilogue.h"
#include "engine/cuda/vector_product.h"
#include "engine/ops/gemm_kernels.h"
#include "engine/ops/kernel_table.h"
#include "engine/tensor/dtype.h"

namespace ts::cuda {

namespace {

template <class T> __global__ void fill_rows_kernel(const T* bias, T* out, std::int64_t count, std::int64_t columns)
{
    for (std::int64_t i = thread_number(); i < count; i += thread_count())
        out[i] = bias[i % columns];
}

/// Bias and ReLU of a product that lies there already.
template <class T>
__global__ void finish_kernel(Epilogue<T> epilogue, T* c, std::int64_t count, std::int64_t m, std::int64_t n, std::int64_t ldc,
                              std::int64_t step)
{
    for (std::int64_t i = thread_number(); i < count; i += thread_count()) {
        const std::int64_t column = i % n, row = i / n % m, entry = i / (n * m);
        T* element = c + entry * step + row * ldc + column;
        epilogue.write(convert<Compute<T>>(*element), column, element);
    }
}

void finish(const Gemm& g)
{
    if (g.sums_a)
        sums_over_k(g);
    if (!g.bias && !g.relu)
        return;
    const std::int64_t count = g.m * g.n * g.batch;
    visit_element(g.dtype, [&]<class T>(T) {
        launch(finish_kernel<T>, grid_for(count), Epilogue<T>(g), static_cast<T*>(g.c), count, g.m, g.n, g.ldc, g.step_c);
    });
}

void plain(const Gemm& g)
{
    plain_product(g);
    if (g.sums_a)
        sums_over_k(g);
}

}  // namespace

void fill_rows(DType dtype, const void* bias, void* out, std::int64_t rows, std::int64_t columns)
{
    if (rows * columns == 0)
        return;
    visit_element(dtype, [&]<class T>(T) {
        launch(fill_rows_kernel<T>, grid_for(rows * columns), static_cast<const T*>(bias), static_cast<T*>(out), rows * columns,
               columns);
    });
}

void finish_rows(const Tensor& out, std::int64_t rows, std::int64_t columns, const Tensor& bias, bool relu)
{
    Gemm g{out.dtype(), false, false, rows, columns, 0, nullptr, 1, nullptr, columns, out.raw_data(), columns, 0};
    g.bias = bias.defined() ? bias.raw_data() : nullptr;
    g.relu = relu;
    finish(g);
}

void multiply(const Gemm& g)
{
    if (g.sums_a && (g.n == 0 || g.k == 0 || g.m == 1 || g.n == 1)) {
        if (g.m > 0)
            sums_over_k(g);
        Gemm product = g;
        product.sums_a = nullptr;
        multiply(product);
        return;
    }
    if (g.m == 0 || g.n == 0 || g.batch == 0)
        return;
    if (!is_floating(g.dtype) || g.k == 0)
        plain(g);
    else if (g.m == 1 || g.n == 1)
        vector_product(g);
    else {
        const LibraryWork work = library_product(g);
        if (work == LibraryWork::None)
            plain(g);
        else if (work == LibraryWork::ProductOnly)
            finish(g);
    }
}

namespace {

const RegisterKernels<GemmKernels> registered{DeviceType::Cuda, {multiply, fill_rows, true}};

}  // namespace

}  // namespace ts::cuda
