#include <algorithm>
#include <cmath>

#include "engine/cuda/cross_entropy_accuracy.h"
#include "engine/cuda/cross_entropy_rows.h"
#include "engine/cuda/cross_entropy_short.h"
#include "engine/cuda/element.h"
#include "engine/cuda/launch.h"
#include "engine/cuda/pack.h"
#include "engine/cuda/reduce_block.h"
#include "engine/cuda/sum_items.h"
#include "engine/ops/cross_entropy_kernels.h"
#include "engine/ops/kernel_table.h"

namespace ts::cuda {

namespace {

template <class T> __device__ OnlineSum<T> combine_block(OnlineSum<T> sum)
{
    __shared__ T largest[kWarp], total[kWarp];
    const int lane = static_cast<int>(threadIdx.x) % kWarp, warp = static_cast<int>(threadIdx.x) / kWarp;
    const auto over_warp = [](OnlineSum<T> s) {
        for (int step = kWarp / 2; step > 0; step /= 2)
            s = OnlineSum<T>::combine(s,
                                      {__shfl_xor_sync(kAllLanes, s.largest, step), __shfl_xor_sync(kAllLanes, s.total, step)});
        return s;
    };
    sum = over_warp(sum);
    __syncthreads();
    if (lane == 0) {
        largest[warp] = sum.largest;
        total[warp] = sum.total;
    }
    __syncthreads();
    const int warps = static_cast<int>(blockDim.x) / kWarp;
    return over_warp(lane < warps ? OnlineSum<T>{largest[lane], total[lane]} : OnlineSum<T>{});
}

/// Classes of a long row in packs of kCount, kAhead packs at once: body(first class, pack).
template <int kCount, class T, class Body> __device__ void each_pack(const T* x, std::int64_t classes, Body body)
{
    constexpr int ahead = 4;
    const std::int64_t stride = static_cast<std::int64_t>(blockDim.x) * kCount;
    std::int64_t c = static_cast<std::int64_t>(threadIdx.x) * kCount;
    for (; c + (ahead - 1) * stride < classes; c += ahead * stride) {
        Pack<T, kCount> packs[ahead];
#pragma unroll
        for (int u = 0; u < ahead; ++u)
            packs[u] = load_pack<kCount>(x + c + u * stride, true);
#pragma unroll
        for (int u = 0; u < ahead; ++u)
            body(c + u * stride, packs[u]);
    }
    for (; c < classes; c += stride)
        body(c, load_pack<kCount>(x + c, true));
}

/// Long rows, dense, of a multiple of kCount classes: one block each.
template <class T, int kCount> __global__ void long_rows_kernel(CrossEntropyRows<T> rows)
{
    const std::int64_t classes = rows.layout.classes;
    for (std::int64_t row = blockIdx.x; row < rows.layout.outer; row += gridDim.x) {
        const T* x = rows.logits + row * classes;
        OnlineSum<T> sum;
        double smooth = 0;
        each_pack<kCount>(x, classes, [&](std::int64_t c, const Pack<T, kCount>& pack) {
            T highest = pack.values[0];
#pragma unroll
            for (int k = 1; k < kCount; ++k)
                highest = pack.values[k] > highest ? pack.values[k] : highest;
            sum.raise(highest);
            const T base = sum.base();
#pragma unroll
            for (int k = 0; k < kCount; ++k)
                sum.total += exp(pack.values[k] - base);
            if (rows.smoothing > 0)
                for (int k = 0; k < kCount; ++k)
                    smooth += static_cast<double>(rows.class_weight(c + k) * pack.values[k]);
        });
        sum = combine_block(sum);
        if (rows.smoothing > 0) {
            const double weights = rows.weight_sum ? *rows.weight_sum : static_cast<double>(classes);
            smooth = sum_block(smooth) - weights * static_cast<double>(sum.largest);
        }
        const std::int64_t target = counted_target(rows, row);
        T loss = 0;
        RowGradient<T> gradient;
        if (target >= 0)
            gradient = finish_row(rows, target, x[target], sum.largest, sum.whole(), static_cast<T>(smooth), &loss);
        if (threadIdx.x == 0)
            rows.losses[row] = loss;
        if (!rows.gradient)
            continue;
        T* to = rows.gradient + row * classes;
        each_pack<kCount>(x, classes, [&](std::int64_t c, const Pack<T, kCount>& pack) {
            Pack<T, kCount> out;
#pragma unroll
            for (int k = 0; k < kCount; ++k)
                out.values[k] = gradient.at(c + k, exp(pack.values[k] - sum.largest), rows);
            store_pack<kCount>(to + c, out, true);
        });
    }
}

/// Rows side by side (inner > 1): one thread each.
template <class T> __global__ void side_by_side_kernel(CrossEntropyRows<T> rows)
{
    const std::int64_t classes = rows.layout.classes, inner = rows.layout.inner, count = rows.layout.outer * inner;
    for (std::int64_t row = thread_number(); row < count; row += thread_count()) {
        const std::int64_t first = row / inner * classes * inner + row % inner;
        const T* x = rows.logits + first;
        T largest = -INFINITY;
        for (std::int64_t c = 0; c < classes; ++c)
            largest = x[c * inner] > largest ? x[c * inner] : largest;
        T total = 0, smooth = 0;
        for (std::int64_t c = 0; c < classes; ++c) {
            const T below = x[c * inner] - largest;
            total += exp(below);
            if (rows.smoothing > 0)
                smooth += rows.class_weight(c) * below;
        }
        const std::int64_t target = counted_target(rows, row);
        T loss = 0;
        RowGradient<T> gradient;
        if (target >= 0)
            gradient = finish_row(rows, target, x[target * inner], largest, total, smooth, &loss);
        rows.losses[row] = loss;
        if (rows.gradient)
            for (std::int64_t c = 0; c < classes; ++c)
                rows.gradient[first + c * inner] = gradient.at(c, exp(x[c * inner] - largest), rows);
    }
}

template <class T> void launch_long_rows(const CrossEntropyRows<T>& rows)
{
    const Grid grid{dim3(static_cast<unsigned>(std::min<std::int64_t>(rows.layout.outer, 1 << 20))),
                    dim3(rows.layout.classes > 8192 ? 512 : 256)};
    constexpr int count = kPack<T>;
    const bool aligned = pack_aligned(rows.logits) && (!rows.gradient || pack_aligned(rows.gradient));
    if (rows.layout.classes % count == 0 && aligned)
        launch(long_rows_kernel<T, count>, grid, rows);
    else
        launch(long_rows_kernel<T, 1>, grid, rows);
}

template <class T> void launch_rows(const CrossEntropyRows<T>& rows)
{
    if (rows.layout.inner > 1)
        launch(side_by_side_kernel<T>, grid_for(rows.layout.outer * rows.layout.inner, 128), rows);
    else if (rows.layout.classes <= kLongestInRegisters)
        launch_short_rows(rows);
    else
        launch_long_rows(rows);
}

template <class T> void forward_as(const CrossEntropy& call)
{
    const Device device = call.logits.device();
    const std::int64_t count = call.layout.outer * call.layout.inner;
    CrossEntropyRows<T> rows{call.layout,
                             device_data<const T>(call.logits),
                             device_data<const std::int64_t>(call.target),
                             device_data<const T>(call.weight),
                             device_data<T>(call.gradient),
                             device_data<T>(call.losses),
                             call.ignore_index,
                             static_cast<T>(call.label_smoothing),
                             nullptr,
                             nullptr,
                             fault_place()};
    const bool mean = call.reduction == Reduction::Mean;
    if (fits_one_block(rows))
        return launch_one_block(rows, mean, device_data<T>(call.loss));
    const Scratch<double> sums(2, device);
    if (mean) {
        sum_items(TargetWeight<T>{rows}, count, StoreDivisor{sums.data()}, device);
        rows.divisor = sums.data();
    }
    if (call.weight.defined() && call.label_smoothing > 0) {
        sum_items(Number<T>{rows.weight}, call.layout.classes, StoreSum{sums.data() + 1}, device);
        rows.weight_sum = sums.data() + 1;
    }
    if (count > 0)
        launch_rows(rows);
    if (call.loss.defined())
        sum_items(Number<T>{rows.losses}, count, StoreLoss<T>{rows.divisor, device_data<T>(call.loss)}, device);
}

void forward(const CrossEntropy& call)
{
    for (const Tensor& t : {call.logits, call.target, call.weight, call.gradient, call.losses, call.loss})
        expect_on_device(CrossEntropyKernels::family, t);
    visit_real(call.logits.dtype(), [&]<class T>(T) { forward_as<T>(call); });
}

const RegisterKernels<CrossEntropyKernels> registered{DeviceType::Cuda, {forward, accuracy}};

}  // namespace

}  // namespace ts::cuda
