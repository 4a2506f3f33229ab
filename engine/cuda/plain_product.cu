#include <algorithm>

#include "engine/cuda/launch.h"
#include "engine/cuda/plain_product.h"
#include "engine/cuda/product_epilogue.h"
#include "engine/tensor/error.h"

namespace ts::cuda {

namespace {

constexpr int kTile = 16;

/// Operands by the elements from one row and one column to the next.
template <class T> struct Operands {
    const T* a;
    std::int64_t a_row, a_column, a_batch;
    const T* b;
    std::int64_t b_row, b_column, b_batch;
    T* c;
    std::int64_t c_row, c_batch;
    std::int64_t m, n, k, batch;
    Epilogue<T> epilogue;

    explicit Operands(const Gemm& g)
        : a(static_cast<const T*>(g.a)),
          a_row(g.transpose_a ? 1 : g.lda),
          a_column(g.transpose_a ? g.lda : 1),
          a_batch(g.step_a),
          b(static_cast<const T*>(g.b)),
          b_row(g.transpose_b ? 1 : g.ldb),
          b_column(g.transpose_b ? g.ldb : 1),
          b_batch(g.step_b),
          c(static_cast<T*>(g.c)),
          c_row(g.ldc),
          c_batch(g.step_c),
          m(g.m),
          n(g.n),
          k(g.k),
          batch(g.batch),
          epilogue(g)
    {
    }
};

template <class T> __global__ void tiles_kernel(Operands<T> o)
{
    __shared__ Compute<T> tile_a[kTile][kTile + 1], tile_b[kTile][kTile + 1];
    const int x = static_cast<int>(threadIdx.x), y = static_cast<int>(threadIdx.y);
    const std::int64_t across = (o.n + kTile - 1) / kTile, down = (o.m + kTile - 1) / kTile;
    for (std::int64_t tile = blockIdx.x; tile < across * down * o.batch; tile += gridDim.x) {
        const std::int64_t entry = tile / (across * down), place = tile % (across * down);
        const std::int64_t i = place / across * kTile + y, j = place % across * kTile + x;
        Compute<T> sum(0);
        for (std::int64_t first = 0; first < o.k; first += kTile) {
            const std::int64_t p = first + x, q = first + y;
            tile_a[y][x] = i < o.m && p < o.k ? convert<Compute<T>>(o.a[entry * o.a_batch + i * o.a_row + p * o.a_column]) : 0;
            tile_b[y][x] = q < o.k && j < o.n ? convert<Compute<T>>(o.b[entry * o.b_batch + q * o.b_row + j * o.b_column]) : 0;
            __syncthreads();
            for (int u = 0; u < kTile; ++u)
                sum += tile_a[y][u] * tile_b[u][x];
            __syncthreads();
        }
        if (i < o.m && j < o.n)
            o.epilogue.write(sum, j, o.c + entry * o.c_batch + i * o.c_row + j);
    }
}

}  // namespace

void plain_product(const Gemm& g)
{
    if (g.dtype == DType::Bool || g.dtype == DType::UInt8)
        throw TypeError(translatable("engine", "Matrices of %1 cannot be multiplied; convert to float32 first."),
                        {std::string(name(g.dtype))});
    const std::int64_t tiles = (g.m + kTile - 1) / kTile * ((g.n + kTile - 1) / kTile) * g.batch;
    Grid grid = grid_for(tiles, 1);
    grid.threads = dim3(kTile, kTile);
    visit_element(g.dtype, [&]<class T>(T) {
        if constexpr (sizeof(T) > 1)
            launch(tiles_kernel<T>, grid, Operands<T>(g));
    });
}

}  // namespace ts::cuda
