#include <algorithm>

#include "engine/cuda/launch.h"
#include "engine/cuda/lines.h"
#include "engine/cuda/product_gradients.h"
#include "engine/cuda/reduce_fold.h"
#include "engine/cuda/scan_block.h"
#include "engine/cuda/scratch.h"
#include "engine/ops/cumulative_kernels.h"
#include "engine/ops/kernel_table.h"
#include "engine/tensor/error.h"

namespace ts::cuda {

namespace {

struct RunningSum {
    template <class T> static __device__ T none() { return 0; }
    template <class T> __device__ T operator()(T a, T b) const { return wrapped_sum(a, b); }
};
struct RunningProduct {
    template <class T> static __device__ T none() { return 1; }
    template <class T> __device__ T operator()(T a, T b) const { return wrapped_product(a, b); }
};

/// One thread a line: for short lines, and for many that lie side by side.
template <class T, class Op> __global__ void scan_short_lines_kernel(Lines lines, bool reverse, const T* in, T* out)
{
    for (std::int64_t line = thread_number(); line < lines.count; line += thread_count()) {
        const std::int64_t step = reverse ? -lines.step : lines.step;
        std::int64_t at = lines.first(line) + (reverse ? (lines.length - 1) * lines.step : 0);
        auto total = Op::template none<Exact<T>>();
        for (std::int64_t i = 0; i < lines.length; ++i, at += step) {
            total = Op{}(total, convert<Exact<T>>(in[at]));
            out[at] = convert<T>(total);
        }
    }
}

/// How blocks share a line.
struct Pieces {
    std::int64_t count, length;
    bool reverse;
};

struct LinePlaces {
    std::int64_t first, step;

    __device__ LinePlaces(const Lines& lines, std::int64_t line, bool reverse)
        : first(lines.first(line) + (reverse ? (lines.length - 1) * lines.step : 0)), step(reverse ? -lines.step : lines.step)
    {
    }
    __device__ std::int64_t operator()(std::int64_t i) const { return first + i * step; }
};

/// Block (piece, line): totals (lines, pieces).
template <class T, class Op> __global__ void piece_totals_kernel(Lines lines, Pieces pieces, const T* in, Exact<T>* totals)
{
    const std::int64_t begin = blockIdx.x * pieces.length;
    const std::int64_t end = begin + pieces.length < lines.length ? begin + pieces.length : lines.length;
    for (std::int64_t line = blockIdx.y; line < lines.count; line += gridDim.y) {
        const LinePlaces place(lines, line, pieces.reverse);
        auto total = Op::template none<Exact<T>>();
        for (std::int64_t i = begin + threadIdx.x; i < end; i += blockDim.x)
            total = Op{}(total, convert<Exact<T>>(in[place(i)]));
        total = reduce_block(total, Op{}, Op::template none<Exact<T>>());
        if (threadIdx.x == 0)
            totals[line * pieces.count + blockIdx.x] = total;
    }
}

/// One block a line: totals become those up to the end of each piece.
template <class Exact, class Op> __global__ void scan_totals_kernel(std::int64_t lines, std::int64_t pieces, Exact* totals)
{
    for (std::int64_t line = blockIdx.x; line < lines; line += gridDim.x) {
        Exact before = Op::template none<Exact>();
        for (std::int64_t first = 0; first < pieces; first += blockDim.x) {
            const std::int64_t i = first + threadIdx.x;
            const Exact mine = i < pieces ? totals[line * pieces + i] : Op::template none<Exact>();
            const auto scanned = scan_block(mine, Op{}, Op::template none<Exact>());
            if (i < pieces)
                totals[line * pieces + i] = Op{}(before, scanned.up_to);
            before = Op{}(before, scanned.all);
        }
    }
}

/// Block (piece, line); `totals` (lines, pieces) is null where there is one piece.
template <class T, class Op>
__global__ void scan_pieces_kernel(Lines lines, Pieces pieces, const Exact<T>* totals, const T* in, T* out)
{
    constexpr int each = 4;
    const auto none = Op::template none<Exact<T>>();
    const std::int64_t begin = blockIdx.x * pieces.length;
    const std::int64_t end = begin + pieces.length < lines.length ? begin + pieces.length : lines.length;
    for (std::int64_t line = blockIdx.y; line < lines.count; line += gridDim.y) {
        const LinePlaces place(lines, line, pieces.reverse);
        auto carry = blockIdx.x > 0 ? totals[line * pieces.count + blockIdx.x - 1] : none;
        for (std::int64_t first = begin; first < end; first += each * blockDim.x) {
            const std::int64_t i = first + static_cast<std::int64_t>(threadIdx.x) * each;
            Exact<T> up_to[each];
#pragma unroll
            for (int k = 0; k < each; ++k) {
                up_to[k] = i + k < end ? convert<Exact<T>>(in[place(i + k)]) : none;
                if (k > 0)
                    up_to[k] = Op{}(up_to[k - 1], up_to[k]);
            }
            const auto scanned = scan_block(up_to[each - 1], Op{}, none);
            const auto below = Op{}(carry, scanned.before);
#pragma unroll
            for (int k = 0; k < each; ++k)
                if (i + k < end)
                    out[place(i + k)] = convert<T>(Op{}(below, up_to[k]));
            carry = Op{}(carry, scanned.all);
        }
    }
}

Pieces cut(const Lines& lines, bool reverse)
{
    constexpr std::int64_t shortest = 8192, blocks = 1024;
    const std::int64_t most = std::max<std::int64_t>(1, blocks / lines.count);
    const std::int64_t wanted = std::clamp<std::int64_t>(lines.length / shortest, 1, most);
    const std::int64_t length = (lines.length + wanted - 1) / wanted;
    return {(lines.length + length - 1) / length, length, reverse};
}

template <class T, class Op> void scan_long_lines(const Lines& lines, bool reverse, const T* in, T* out, Device device)
{
    const Pieces pieces = cut(lines, reverse);
    const Grid grid{
        dim3(static_cast<unsigned>(pieces.count), static_cast<unsigned>(std::min<std::int64_t>(lines.count, 65535))),
        dim3(static_cast<unsigned>(threads_for_line(pieces.length)))};
    if (pieces.count == 1) {
        launch(scan_pieces_kernel<T, Op>, grid, lines, pieces, nullptr, in, out);
        return;
    }
    const Scratch<Exact<T>> totals(lines.count * pieces.count, device);
    launch(piece_totals_kernel<T, Op>, grid, lines, pieces, in, totals.data());
    launch(scan_totals_kernel<Exact<T>, Op>,
           {dim3(static_cast<unsigned>(lines.count)), dim3(static_cast<unsigned>(threads_for_line(pieces.count)))}, lines.count,
           pieces.count, totals.data());
    launch(scan_pieces_kernel<T, Op>, grid, lines, pieces, totals.data(), in, out);
}

template <class Op> void scan(const Tensor& in, int dim, bool reverse, const Tensor& out)
{
    for (const Tensor& t : {in, out})
        expect_on_device(CumulativeKernels::family, t);
    if (in.dtype() == DType::Bool)
        throw TypeError(translatable("engine", "Running sums over %1 are not available; convert to float32 first."),
                        {std::string(name(in.dtype()))});
    const Lines lines(in.sizes(), dim);
    if (in.numel() == 0)
        return;
    visit_element(in.dtype(), [&]<class T>(T) {
        const T* x = device_data<const T>(in);
        constexpr std::int64_t short_line = 64, many = 8192;
        if (lines.length <= short_line || (lines.step >= 32 && lines.count >= many))
            launch(scan_short_lines_kernel<T, Op>, grid_for(lines.count, 128), lines, reverse, x, device_data<T>(out));
        else
            scan_long_lines<T, Op>(lines, reverse, x, device_data<T>(out), in.device());
    });
}

void sum(const Tensor& in, int dim, bool reverse, const Tensor& out)
{
    scan<RunningSum>(in, dim, reverse, out);
}

void product(const Tensor& in, int dim, const Tensor& out)
{
    scan<RunningProduct>(in, dim, false, out);
}

const RegisterKernels<CumulativeKernels> registered{DeviceType::Cuda, {sum, product, product_gradient, row_product_gradient}};

}  // namespace

}  // namespace ts::cuda
