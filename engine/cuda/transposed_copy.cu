#include "engine/cuda/element.h"
#include "engine/cuda/launch.h"
#include "engine/cuda/strided_plan.h"
#include "engine/cuda/transposed_copy.h"

namespace ts::cuda {

namespace {

constexpr int kThreads = 256;
constexpr std::int64_t kShortest = 16;  // below, tiles would be mostly empty

template <class T> constexpr int tile_size()
{
    return sizeof(T) <= 4 ? 64 : 32;
}

/// The dimension that lies without gaps in the output, that of the input, and all others.
struct TransposePlan {
    std::int64_t out_inner = 0, in_inner = 0;  ///< their sizes
    std::int64_t in_stride = 0;                ///< of the input along out_inner
    std::int64_t out_stride = 0;               ///< of the output along in_inner
    std::int64_t out_tiles = 0, in_tiles = 0;
    StridedPlan<2> others;
};

/// Tile (a, b): a along the output's innermost dimension, b along the input's. The padding gives neighbours in a their own
/// banks.
template <class T> __global__ void transpose_kernel(const TransposePlan plan, const T* in, T* out)
{
    constexpr int kTile = tile_size<T>(), kRows = kThreads / kTile;
    constexpr int kPadding = sizeof(T) < 4 ? 4 / static_cast<int>(sizeof(T)) : 1;
    __shared__ T tile[kTile][kTile + kPadding];
    const int x = static_cast<int>(threadIdx.x) % kTile, y = static_cast<int>(threadIdx.x) / kTile;
    const std::int64_t block = blockIdx.x, row = block / plan.out_tiles;
    const std::int64_t a0 = (block - row * plan.out_tiles) * kTile, b0 = row % plan.in_tiles * kTile;
    std::int64_t at[2];
    plan.others.offsets(row / plan.in_tiles, at);
    const T* from = in + at[1] + a0 * plan.in_stride + b0;
#pragma unroll
    for (int a = y; a < kTile; a += kRows)
        if (a0 + a < plan.out_inner && b0 + x < plan.in_inner)
            tile[a][x] = from[a * plan.in_stride + x];
    __syncthreads();
    T* to = out + at[0] + b0 * plan.out_stride + a0;
#pragma unroll
    for (int b = y; b < kTile; b += kRows)
        if (a0 + x < plan.out_inner && b0 + b < plan.in_inner)
            to[b * plan.out_stride + x] = tile[x][b];
}

/// The dimension of the plan where operand `n` lies without gaps; -1 where there is none.
int inner_dimension(const StridedPlan<2>& plan, int n)
{
    for (int d = 0; d < plan.dims; ++d)
        if (plan.strides[n][d] == 1)
            return d;
    return -1;
}

StridedPlan<2> without(const StridedPlan<2>& plan, int a, int b)
{
    StridedPlan<2> rest;
    for (int d = 0; d < plan.dims; ++d) {
        if (d == a || d == b)
            continue;
        rest.sizes[rest.dims] = plan.sizes[d];
        for (int n = 0; n < 2; ++n)
            rest.strides[n][rest.dims] = plan.strides[n][d];
        ++rest.dims;
    }
    rest.finish();
    return rest;
}

template <class T> void run(TransposePlan plan, const Tensor& from, const Tensor& to)
{
    constexpr int kTile = tile_size<T>();
    plan.out_tiles = (plan.out_inner + kTile - 1) / kTile;
    plan.in_tiles = (plan.in_inner + kTile - 1) / kTile;
    const Grid grid{dim3(static_cast<unsigned>(plan.out_tiles * plan.in_tiles * plan.others.count)), dim3(kThreads)};
    launch(transpose_kernel<T>, grid, plan, device_data<const T>(from), device_data<T>(to));
}

}  // namespace

bool copy_transposed(const Tensor& from, const Tensor& to)
{
    const auto plan = strided_plan<2>(to.sizes(), {&to.strides(), &from.strides()});
    const int a = inner_dimension(plan, 0), b = inner_dimension(plan, 1);
    if (a < 0 || b < 0 || a == b || plan.sizes[a] < kShortest || plan.sizes[b] < kShortest)
        return false;
    const TransposePlan transpose{plan.sizes[a],      plan.sizes[b], plan.strides[1][a], plan.strides[0][b], 0, 0,
                                  without(plan, a, b)};
    visit_width(to.dtype(), [&]<class T>(T) { run<T>(transpose, from, to); });
    return true;
}

}  // namespace ts::cuda
