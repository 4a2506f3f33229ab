#include <cmath>

#include "engine/cuda/floating_types.h"
#include "engine/cuda/map_elements.h"
#include "engine/cuda/step_values.h"
#include "engine/ops/dropout_kernels.h"
#include "engine/ops/kernel_table.h"

namespace ts::cuda {

namespace {

// Halves are taken as well and computed in float32.

template <class T> __device__ T masked(T x, bool keep, Compute<T> scale)
{
    return convert<T>(convert<Compute<T>>(x) * (keep ? scale : Compute<T>(0)));
}

template <class T> struct Apply {
    Compute<T> scale;
    __device__ T operator()(T x, std::uint8_t keep) const { return masked(x, keep != 0, scale); }
};

/// What a kernel needs to draw the numbers; one counter gives four.
struct Draw {
    Philox random;
    std::uint32_t limit;  ///< a number is kept where its upper 24 bits reach it
};

/// The numbers of one counter, of which `n` are wanted.
template <class T, bool kWhole>
__device__ void drop_four(const T* x, T* y, std::uint8_t* mask, const Draw& draw, std::uint64_t counter, Compute<T> scale,
                          int n)
{
    Vector<T> in{};
    if constexpr (kWhole)
        in = load_vector(x);
    const Philox::Words words = draw.random.words(counter);
    Vector<T> out;
    Vector<std::uint8_t> keep;
#pragma unroll
    for (int k = 0; k < kVector; ++k) {
        keep.values[k] = (words[static_cast<std::size_t>(k)] >> 8) >= draw.limit;
        if constexpr (kWhole)
            out.values[k] = masked(in.values[k], keep.values[k] != 0, scale);
    }
    if constexpr (kWhole) {
        store_vector(y, out);
        store_vector(mask, keep);
    } else {
#pragma unroll
        for (int k = 0; k < kVector; ++k)
            if (k < n) {
                y[k] = masked(x[k], keep.values[k] != 0, scale);
                mask[k] = keep.values[k];
            }
    }
}

template <class T>
__global__ void dropout_kernel(const T* x, T* y, std::uint8_t* mask, std::int64_t count, bool aligned, const Draw draw,
                               const StepValue<std::uint64_t> counter, Compute<T> scale)
{
    const std::uint64_t first = counter.get();
    const std::int64_t fours = (count + kVector - 1) / kVector;
    for (std::int64_t i = thread_number(); i < fours; i += thread_count()) {
        const std::int64_t at = i * kVector, left = count - at;
        const std::uint64_t now = first + static_cast<std::uint64_t>(i);
        if (aligned && left >= kVector)
            drop_four<T, true>(x + at, y + at, mask + at, draw, now, scale, kVector);
        else
            drop_four<T, false>(x + at, y + at, mask + at, draw, now, scale, static_cast<int>(left < kVector ? left : kVector));
    }
}

void forward(const Tensor& x, const Tensor& y, const Tensor& mask, double p, double scale, const Philox& random,
             std::uint64_t counter)
{
    for (const Tensor& t : {x, y, mask})
        expect_on_device("Dropout", t);
    const std::int64_t count = x.numel();
    if (count == 0)
        return;
    const Draw draw{random, static_cast<std::uint32_t>(std::ceil(p * 0x1p24))};
    visit_floating(x.dtype(), [&]<class T>(T) {
        const T* from = device_data<const T>(x);
        T* to = device_data<T>(y);
        auto* keep = device_data<std::uint8_t>(mask);
        const bool aligned = vector_aligned(from) && vector_aligned(to) && vector_aligned(keep);
        launch(dropout_kernel<T>, grid_for((count + kVector - 1) / kVector), from, to, keep, count, aligned, draw,
               step_counter(counter), static_cast<Compute<T>>(scale));
    });
}

void apply(const Tensor& x, const Tensor& mask, const Tensor& y, double scale)
{
    for (const Tensor& t : {x, mask, y})
        expect_on_device("Dropout", t);
    visit_floating(x.dtype(), [&]<class T>(T) {
        const Apply<T> f{static_cast<Compute<T>>(scale)};
        if (!map_alike<T, T, std::uint8_t>(f, y, x, mask))
            map_strided<T, T, std::uint8_t>(f, y, x, mask);
    });
}

const RegisterKernels<DropoutKernels> registered{DeviceType::Cuda, {forward, apply}};

}  // namespace

}  // namespace ts::cuda
