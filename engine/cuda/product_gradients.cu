#include <algorithm>

#include "engine/cuda/element.h"
#include "engine/cuda/launch.h"
#include "engine/cuda/lines.h"
#include "engine/cuda/product_gradients.h"
#include "engine/cuda/scan_block.h"
#include "engine/ops/cumulative_kernels.h"

namespace ts::cuda {

namespace {

struct Times {
    template <class T> __device__ T operator()(T a, T b) const { return a * b; }
};

/// The first zero of a line from element `from` on, n where there is none. All threads of the block get it.
template <class T> __device__ std::int64_t next_zero(const T* x, std::int64_t from, std::int64_t n, std::int64_t step)
{
    std::int64_t zero = n;
    for (std::int64_t i = from + threadIdx.x; i < n && zero == n; i += blockDim.x)
        if (x[i * step] == 0)
            zero = i;
    return reduce_block(zero, Smallest{}, n);
}

/// Before the first zero everything divides: out[i] = (g[i] * y[i] + ... + g[zero - 1] * y[zero - 1]) / x[i].
template <class T>
__device__ void divide_before(const T* x, const T* y, const T* g, T* out, std::int64_t zero, std::int64_t step)
{
    double behind = 0;
    for (std::int64_t last = zero; last > 0; last -= blockDim.x) {
        const std::int64_t i = last - 1 - threadIdx.x;
        const double mine = i >= 0 ? static_cast<double>(g[i * step]) * static_cast<double>(y[i * step]) : 0;
        const auto scanned = scan_block(mine, Plus{}, 0.0);
        if (i >= 0)
            out[i * step] = static_cast<T>((behind + scanned.up_to) / static_cast<double>(x[i * step]));
        behind += scanned.all;
    }
}

/// The zero itself carries the products, without it, of what comes up to the second zero.
template <class T>
__device__ double gradient_at_zero(const T* x, const T* g, std::int64_t zero, std::int64_t second, double before,
                                   std::int64_t step)
{
    double sum = 0;
    for (std::int64_t first = zero; first < second; first += blockDim.x) {
        const std::int64_t k = first + threadIdx.x;
        const double factor = k < second && k != zero ? static_cast<double>(x[k * step]) : 1;
        const auto scanned = scan_block(factor, Times{}, 1.0);
        if (k < second)
            sum += static_cast<double>(g[k * step]) * before * scanned.up_to;
        before *= scanned.all;
    }
    return sum_block(sum);
}

template <class T> __global__ void product_gradient_kernel(Lines lines, const T* in, const T* result, const T* gradient, T* out)
{
    const std::int64_t n = lines.length, step = lines.step;
    for (std::int64_t line = blockIdx.x; line < lines.count; line += gridDim.x) {
        const std::int64_t at = lines.first(line);
        const T *x = in + at, *y = result + at, *g = gradient + at;
        const std::int64_t zero = next_zero(x, 0, n, step), second = next_zero(x, zero + 1, n, step);
        divide_before(x, y, g, out + at, zero, step);
        if (zero >= n)
            continue;
        const double before = zero > 0 ? static_cast<double>(y[(zero - 1) * step]) : 1;
        const double at_zero = gradient_at_zero(x, g, zero, second, before, step);
        for (std::int64_t i = zero + threadIdx.x; i < n; i += blockDim.x)
            out[at + i * step] = i == zero ? static_cast<T>(at_zero) : T(0);
    }
}

template <class T>
__global__ void row_product_gradient_kernel(std::int64_t rows, std::int64_t n, const T* in, const T* gradient, T* out)
{
    for (std::int64_t row = blockIdx.x; row < rows; row += gridDim.x) {
        const T* x = in + row * n;
        const std::int64_t zero = next_zero(x, 0, n, 1);
        double others = 1;
        for (std::int64_t i = threadIdx.x; i < n; i += blockDim.x)
            others *= i == zero ? 1 : static_cast<double>(x[i]);
        others = static_cast<double>(gradient[row]) * reduce_block(others, Times{}, 1.0);
        for (std::int64_t i = threadIdx.x; i < n; i += blockDim.x)
            if (zero < n)
                out[row * n + i] = i == zero ? static_cast<T>(others) : T(0);
            else
                out[row * n + i] = static_cast<T>(others / static_cast<double>(x[i]));
    }
}

Grid block_a_line(std::int64_t lines, std::int64_t length)
{
    return {dim3(static_cast<unsigned>(std::min<std::int64_t>(lines, 1 << 20))),
            dim3(static_cast<unsigned>(threads_for_line(length)))};
}

}  // namespace

void product_gradient(const Tensor& in, const Tensor& result, const Tensor& gradient, int dim, const Tensor& out)
{
    for (const Tensor& t : {in, result, gradient, out})
        expect_on_device(CumulativeKernels::family, t);
    const Lines lines(in.sizes(), dim);
    if (in.numel() == 0)
        return;
    visit_real(in.dtype(), [&]<class T>(T) {
        launch(product_gradient_kernel<T>, block_a_line(lines.count, lines.length), lines, device_data<const T>(in),
               device_data<const T>(result), device_data<const T>(gradient), device_data<T>(out));
    });
}

void row_product_gradient(const Tensor& in, const Tensor& gradient, const Tensor& out)
{
    for (const Tensor& t : {in, gradient, out})
        expect_on_device(CumulativeKernels::family, t);
    if (in.numel() == 0)
        return;
    visit_real(in.dtype(), [&]<class T>(T) {
        launch(row_product_gradient_kernel<T>, block_a_line(in.size(0), in.size(1)), in.size(0), in.size(1),
               device_data<const T>(in), device_data<const T>(gradient), device_data<T>(out));
    });
}

}  // namespace ts::cuda
