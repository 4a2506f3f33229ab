#include <algorithm>

#include "engine/cuda/depthwise_conv.h"
#include "engine/cuda/element.h"
#include "engine/cuda/launch.h"
#include "engine/cuda/product_workspace.h"
#include "engine/cuda/vector_product.h"

namespace ts::cuda {

namespace {

struct Sizes {
    int channels, filters, h, w, out_h, out_w, kernel_h, kernel_w, stride_h, stride_w, pad_h, pad_w, dilation_h, dilation_w;
    int multiplier;  ///< filters of each channel
};

Sizes sizes_of(const ConvGeometry& g)
{
    const auto narrow = [](std::int64_t value) { return static_cast<int>(value); };
    return {narrow(g.channels), narrow(g.filters),  narrow(g.h),          narrow(g.w),          narrow(g.out_h),
            narrow(g.out_w),    narrow(g.kernel_h), narrow(g.kernel_w),   narrow(g.stride_h),   narrow(g.stride_w),
            narrow(g.pad_h),    narrow(g.pad_w),    narrow(g.dilation_h), narrow(g.dilation_w), narrow(g.filters / g.channels)};
}

template <class T>
__global__ void forward_kernel(Sizes s, std::int64_t count, const T* x, const T* weight, const T* bias, bool relu, T* y)
{
    for (std::int64_t at = thread_number(); at < count; at += thread_count()) {
        const int filter = static_cast<int>(at % s.filters);
        const std::int64_t pixel = at / s.filters, line = pixel / s.out_w, image = line / s.out_h;
        const int left = static_cast<int>(pixel % s.out_w) * s.stride_w - s.pad_w;
        const int top = static_cast<int>(line % s.out_h) * s.stride_h - s.pad_h;
        const T* window = weight + static_cast<std::int64_t>(filter) * s.kernel_h * s.kernel_w;
        Compute<T> sum = bias ? convert<Compute<T>>(bias[filter]) : Compute<T>(0);
        for (int i = 0; i < s.kernel_h; ++i) {
            const int in_y = top + i * s.dilation_h;
            for (int j = 0; in_y >= 0 && in_y < s.h && j < s.kernel_w; ++j) {
                const int in_x = left + j * s.dilation_w;
                if (in_x >= 0 && in_x < s.w)
                    sum += convert<Compute<T>>(x[((image * s.h + in_y) * s.w + in_x) * s.channels + filter / s.multiplier])
                        * convert<Compute<T>>(window[i * s.kernel_w + j]);
            }
        }
        y[at] = convert<T>(relu && sum < Compute<T>(0) ? Compute<T>(0) : sum);
    }
}

/// What all filters of one channel hand back to one of its pixels at one place of the window.
template <class T> __device__ Compute<T> handed_back(const Sizes& s, const T* dy, const T* weight, int channel, int place)
{
    Compute<T> sum(0);
    for (int f = channel * s.multiplier; f < (channel + 1) * s.multiplier; ++f)
        sum += convert<Compute<T>>(dy[f])
            * convert<Compute<T>>(weight[static_cast<std::int64_t>(f) * s.kernel_h * s.kernel_w + place]);
    return sum;
}

template <class T> __global__ void backward_data_kernel(Sizes s, std::int64_t count, const T* dy, const T* weight, T* dx)
{
    for (std::int64_t at = thread_number(); at < count; at += thread_count()) {
        const int channel = static_cast<int>(at % s.channels);
        const std::int64_t pixel = at / s.channels, line = pixel / s.w, image = line / s.h;
        const int in_x = static_cast<int>(pixel % s.w), in_y = static_cast<int>(line % s.h);
        Compute<T> sum(0);
        for (int i = 0; i < s.kernel_h; ++i) {
            const int down = in_y + s.pad_h - i * s.dilation_h, out_y = down / s.stride_h;
            const bool row = down >= 0 && down % s.stride_h == 0 && out_y < s.out_h;
            for (int j = 0; row && j < s.kernel_w; ++j) {
                const int right = in_x + s.pad_w - j * s.dilation_w, out_x = right / s.stride_w;
                if (right >= 0 && right % s.stride_w == 0 && out_x < s.out_w)
                    sum += handed_back(s, dy + ((image * s.out_h + out_y) * s.out_w + out_x) * s.filters, weight, channel,
                                       i * s.kernel_w + j);
            }
        }
        dx[at] = convert<T>(sum);
    }
}

constexpr int kFilters = 32, kPixels = 8;

/// partial[slice, filter, place of the window]: the sum over every kPixels-th pixel of the slice by each row of threads, then
/// over those.
template <class T>
__global__ void backward_weights_kernel(Sizes s, std::int64_t pixels, std::int64_t slice, const T* x, const T* dy,
                                        Compute<T>* partial)
{
    __shared__ Compute<T> sums[kPixels][kFilters];
    const int column = static_cast<int>(threadIdx.x), row = static_cast<int>(threadIdx.y);
    const int filter = static_cast<int>(blockIdx.x) * kFilters + column, place = static_cast<int>(blockIdx.y);
    const int down = place / s.kernel_w * s.dilation_h - s.pad_h, right = place % s.kernel_w * s.dilation_w - s.pad_w;
    const std::int64_t first = blockIdx.z * slice, last = min(first + slice, pixels);
    Compute<T> sum(0);
    for (std::int64_t pixel = first + row; filter < s.filters && pixel < last; pixel += kPixels) {
        const std::int64_t line = pixel / s.out_w, image = line / s.out_h;
        const int in_y = static_cast<int>(line % s.out_h) * s.stride_h + down;
        const int in_x = static_cast<int>(pixel % s.out_w) * s.stride_w + right;
        if (in_y >= 0 && in_y < s.h && in_x >= 0 && in_x < s.w)
            sum += convert<Compute<T>>(dy[pixel * s.filters + filter])
                * convert<Compute<T>>(x[((image * s.h + in_y) * s.w + in_x) * s.channels + filter / s.multiplier]);
    }
    sums[row][column] = sum;
    __syncthreads();
    for (int half = kPixels / 2; half > 0; half /= 2) {
        if (row < half)
            sums[row][column] += sums[row + half][column];
        __syncthreads();
    }
    const int window = s.kernel_h * s.kernel_w;
    if (row == 0 && filter < s.filters)
        partial[(static_cast<std::int64_t>(blockIdx.z) * s.filters + filter) * window + place] = sums[0][column];
}

template <class T> __global__ void join_slices_kernel(std::int64_t count, int slices, const Compute<T>* partial, T* dw)
{
    for (std::int64_t i = thread_number(); i < count; i += thread_count()) {
        Compute<T> sum(0);
        for (int s = 0; s < slices; ++s)
            sum += partial[s * count + i];
        dw[i] = convert<T>(sum);
    }
}

template <class Body> void visit_floating(DType dtype, Body body)
{
    visit_element(dtype, [&]<class T>(T value) {
        if constexpr (std::is_floating_point_v<T> || is_half<T>)
            body(value);
    });
}

/// Enough slices of pixels for about a thousand blocks, as long as each has some hundred pixels.
std::int64_t slices_for(std::int64_t blocks, std::int64_t pixels)
{
    return std::max<std::int64_t>(std::min<std::int64_t>(1024 / blocks, pixels / 256), 1);
}

}  // namespace

bool is_depthwise(const ConvGeometry& g)
{
    return g.groups == g.channels && g.groups > 1;
}

void depthwise_forward(const ConvGeometry& g, const Tensor& x, const Tensor& weight, const Tensor& bias, const Tensor& y,
                       bool relu)
{
    visit_floating(x.dtype(), [&]<class T>(T) {
        launch(forward_kernel<T>, grid_for(y.numel()), sizes_of(g), y.numel(), device_data<const T>(x),
               device_data<const T>(weight), device_data<const T>(bias), relu, device_data<T>(y));
    });
}

void depthwise_backward_data(const ConvGeometry& g, const Tensor& dy, const Tensor& weight, const Tensor& dx)
{
    visit_floating(dy.dtype(), [&]<class T>(T) {
        launch(backward_data_kernel<T>, grid_for(dx.numel()), sizes_of(g), dx.numel(), device_data<const T>(dy),
               device_data<const T>(weight), device_data<T>(dx));
    });
}

void depthwise_backward_weights(const ConvGeometry& g, const Tensor& x, const Tensor& dy, const Tensor& dw, const Tensor& db)
{
    const std::int64_t pixels = g.n * g.out_h * g.out_w, places = g.kernel_h * g.kernel_w;
    const std::int64_t across = (g.filters + kFilters - 1) / kFilters, slices = slices_for(across * places, pixels);
    visit_floating(x.dtype(), [&]<class T>(T) {
        const TensorOptions wide(sizeof(Compute<T>) == sizeof(double) ? DType::Float64 : DType::Float32, x.device());
        const Tensor partial = empty({slices, dw.numel()}, wide);
        const dim3 blocks(static_cast<unsigned>(across), static_cast<unsigned>(places), static_cast<unsigned>(slices));
        launch(backward_weights_kernel<T>, {blocks, dim3(kFilters, kPixels)}, sizes_of(g), pixels,
               (pixels + slices - 1) / slices, device_data<const T>(x), device_data<const T>(dy),
               device_data<Compute<T>>(partial));
        launch(join_slices_kernel<T>, grid_for(dw.numel()), dw.numel(), static_cast<int>(slices),
               device_data<const Compute<T>>(partial), device_data<T>(dw));
    });
    if (db.defined())
        sum_rows(dy, pixels, g.filters, db);
}

}  // namespace ts::cuda
