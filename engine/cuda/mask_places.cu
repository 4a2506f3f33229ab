#include "engine/cuda/mask_places.h"
#include "engine/cuda/reduce_fold.h"
#include "engine/cuda/reduce_rows.h"
#include "engine/cuda/scan_block.h"
#include "engine/ops/index_kernels.h"
#include "engine/tensor/device_backend.h"

namespace ts::cuda {

namespace {

constexpr int kThreads = 256, kEach = 16, kScanThreads = 1024;
constexpr std::int64_t kTile = kThreads * kEach;

/// The elements of a thread in its tile, as bits.
__device__ unsigned flags_of_thread(const bool* mask, std::int64_t count)
{
    const std::int64_t first = blockIdx.x * kTile + static_cast<std::int64_t>(threadIdx.x) * kEach;
    unsigned flags = 0;
#pragma unroll
    for (int k = 0; k < kEach; ++k)
        if (first + k < count && mask[first + k])
            flags |= 1U << k;
    return flags;
}

__global__ void count_tiles_kernel(const bool* mask, std::int64_t count, std::int64_t* counts)
{
    const int total = reduce_block(__popc(flags_of_thread(mask, count)), Plus{}, 0);
    if (threadIdx.x == 0)
        counts[blockIdx.x] = total;
}

/// One block: counts become what the tiles before hold.
__global__ void __launch_bounds__(kScanThreads) scan_counts_kernel(std::int64_t* counts, std::int64_t tiles)
{
    std::int64_t before = 0;
    for (std::int64_t first = 0; first < tiles; first += blockDim.x) {
        const std::int64_t i = first + threadIdx.x, mine = i < tiles ? counts[i] : 0;
        const auto scanned = scan_block(mine, Plus{}, std::int64_t{0});
        if (i < tiles)
            counts[i] = before + scanned.before;
        before += scanned.all;
    }
}

__global__ void write_places_kernel(const bool* mask, std::int64_t count, const std::int64_t* before, std::int64_t wanted,
                                    std::int64_t* places)
{
    const unsigned flags = flags_of_thread(mask, count);
    std::int64_t at = before[blockIdx.x] + scan_block(__popc(flags), Plus{}, 0).before;
    const std::int64_t first = blockIdx.x * kTile + static_cast<std::int64_t>(threadIdx.x) * kEach;
    for (int k = 0; k < kEach; ++k)
        if ((flags >> k & 1U) != 0 && at < wanted)
            places[at++] = first + k;
}

}  // namespace

std::int64_t count_true(const Tensor& mask)
{
    expect_on_device(IndexKernels::family, mask);
    const Scratch<std::int64_t> total(1, mask.device());
    reduce_rows<SumFold<bool, std::int64_t, false>>(device_data<const bool>(mask), {1, mask.numel()}, total.data(),
                                                    mask.device());
    std::int64_t count = 0;
    backend(mask.device()).download(mask.device().index, &count, total.data(), sizeof(count));
    return count;
}

void places_of_true(const Tensor& mask, const Tensor& out)
{
    for (const Tensor& t : {mask, out})
        expect_on_device(IndexKernels::family, t);
    const std::int64_t count = mask.numel(), tiles = (count + kTile - 1) / kTile;
    if (out.numel() == 0)
        return;
    const Scratch<std::int64_t> before(tiles, mask.device());
    const Grid grid{dim3(static_cast<unsigned>(tiles)), dim3(kThreads)};
    launch(count_tiles_kernel, grid, device_data<const bool>(mask), count, before.data());
    launch(scan_counts_kernel, {dim3(1), dim3(kScanThreads)}, before.data(), tiles);
    launch(write_places_kernel, grid, device_data<const bool>(mask), count, before.data(), out.numel(),
           device_data<std::int64_t>(out));
}

}  // namespace ts::cuda
