#include <limits>

#include "engine/cuda/element.h"
#include "engine/cuda/image_rows.h"
#include "engine/cuda/launch.h"
#include "engine/cuda/map_elements.h"

namespace ts::cuda {

namespace {

/// Sizes with channels counted in elements of the kernel: numbers, or vectors of them.
struct Window {
    int h, w, out_h, out_w, kernel_h, kernel_w, stride_h, stride_w, pad_h, pad_w, dilation_h, dilation_w, groups;
    int channels;         ///< of one group
    int columns, padded;  ///< of a row, without and with zeros at its end
    std::int64_t pixels;  ///< rows of one group
};

template <class T> struct Single {
    T values[1];
};

template <class T, int N> using Element = std::conditional_t<N == 1, Single<T>, Vector<T>>;

template <class T, int N> __device__ Element<T, N> zeros()
{
    Element<T, N> element;
    for (int k = 0; k < N; ++k)
        element.values[k] = convert<T>(0.0F);
    return element;
}

template <class Index, class T, int N>
__global__ void unroll_kernel(Window window, Index count, const Element<T, N>* x, Element<T, N>* rows)
{
    const Index all_channels = static_cast<Index>(window.channels) * window.groups;
    for (Index at = static_cast<Index>(thread_number()); at < count; at += static_cast<Index>(thread_count())) {
        const Index column = at % window.padded, row = at / window.padded;
        const Index pixel = row % static_cast<Index>(window.pixels), group = row / static_cast<Index>(window.pixels);
        const int channel = static_cast<int>(column % window.channels), place = static_cast<int>(column / window.channels);
        const int out_x = static_cast<int>(pixel % window.out_w), out_y = static_cast<int>(pixel / window.out_w % window.out_h);
        const Index image = pixel / window.out_w / window.out_h;
        const int in_y = out_y * window.stride_h - window.pad_h + place / window.kernel_w * window.dilation_h;
        const int in_x = out_x * window.stride_w - window.pad_w + place % window.kernel_w * window.dilation_w;
        const bool inside
            = column < static_cast<Index>(window.columns) && in_y >= 0 && in_y < window.h && in_x >= 0 && in_x < window.w;
        rows[at] = inside ? x[((image * window.h + in_y) * window.w + in_x) * all_channels + group * window.channels + channel]
                          : zeros<T, N>();
    }
}

/// The result pixel whose window holds position `at` at its place `k`; below 0 where there is none.
__device__ inline int window_start(int at, int k, int stride, int pad, int dilation, int count)
{
    const int shifted = at + pad - k * dilation;
    if (shifted < 0 || shifted % stride != 0 || shifted / stride >= count)
        return -1;
    return shifted / stride;
}

template <class Index, class T, int N>
__global__ void roll_kernel(Window window, Index count, const Element<T, N>* rows, Element<T, N>* dx)
{
    const Index all_channels = static_cast<Index>(window.channels) * window.groups;
    for (Index at = static_cast<Index>(thread_number()); at < count; at += static_cast<Index>(thread_count())) {
        const Index channel = at % all_channels, pixel = at / all_channels;
        const int in_x = static_cast<int>(pixel % window.w), in_y = static_cast<int>(pixel / window.w % window.h);
        const Index image = pixel / window.w / window.h;
        const Index group_rows
            = channel / window.channels * static_cast<Index>(window.pixels) + image * window.out_h * window.out_w;
        Compute<T> sums[N] = {};
        for (int i = 0; i < window.kernel_h; ++i) {
            const int out_y = window_start(in_y, i, window.stride_h, window.pad_h, window.dilation_h, window.out_h);
            for (int j = 0; out_y >= 0 && j < window.kernel_w; ++j) {
                const int out_x = window_start(in_x, j, window.stride_w, window.pad_w, window.dilation_w, window.out_w);
                if (out_x < 0)
                    continue;
                const Index row = group_rows + static_cast<Index>(out_y) * window.out_w + out_x;
                const auto part
                    = rows[row * window.padded + (i * window.kernel_w + j) * window.channels + channel % window.channels];
                for (int k = 0; k < N; ++k)
                    sums[k] += convert<Compute<T>>(part.values[k]);
            }
        }
        for (int k = 0; k < N; ++k)
            dx[at].values[k] = convert<T>(sums[k]);
    }
}

Window window_of(const ImageRows& rows, std::int64_t images, int vector)
{
    const ConvGeometry& g = rows.geometry;
    const auto narrow = [](std::int64_t value) { return static_cast<int>(value); };
    const std::int64_t channels = g.channels / g.groups / vector;
    return {narrow(g.h),
            narrow(g.w),
            narrow(g.out_h),
            narrow(g.out_w),
            narrow(g.kernel_h),
            narrow(g.kernel_w),
            narrow(g.stride_h),
            narrow(g.stride_w),
            narrow(g.pad_h),
            narrow(g.pad_w),
            narrow(g.dilation_h),
            narrow(g.dilation_w),
            narrow(g.groups),
            narrow(channels),
            narrow(channels * g.kernel_h * g.kernel_w),
            narrow(rows.columns / vector),
            images * g.out_h * g.out_w};
}

/// Calls body(index type, number of elements in a vector) with the fastest that fit.
template <class T, class Body>
void visit_sizes(const ImageRows& rows, const T* image, const T* matrix, std::int64_t numbers, Body body)
{
    const bool vectors = rows.geometry.channels / rows.geometry.groups % kVector == 0 && rows.columns % kVector == 0
        && vector_aligned(image) && vector_aligned(matrix);
    const bool small = numbers < std::numeric_limits<std::int32_t>::max();
    if (vectors && small)
        body(std::uint32_t{}, std::integral_constant<int, kVector>{});
    else if (vectors)
        body(std::uint64_t{}, std::integral_constant<int, kVector>{});
    else if (small)
        body(std::uint32_t{}, std::integral_constant<int, 1>{});
    else
        body(std::uint64_t{}, std::integral_constant<int, 1>{});
}

template <class Body> void visit_floating(DType dtype, Body body)
{
    visit_element(dtype, [&]<class T>(T value) {
        if constexpr (std::is_floating_point_v<T> || is_half<T>)
            body(value);
    });
}

}  // namespace

void ImageRows::unroll(const Tensor& x, std::int64_t first, std::int64_t images, const Tensor& rows) const
{
    const std::int64_t image = geometry.h * geometry.w * geometry.channels;
    visit_floating(x.dtype(), [&]<class T>(T) {
        const T* from = device_data<const T>(x) + first * image;
        T* to = device_data<T>(rows);
        const std::int64_t numbers = geometry.groups * images * geometry.out_h * geometry.out_w * columns;
        visit_sizes<T>(
            *this, from, to, std::max(numbers, images * image), [&]<class Index, int N>(Index, std::integral_constant<int, N>) {
                const std::int64_t count = numbers / N;
                launch(unroll_kernel<Index, T, N>, grid_for(count), window_of(*this, images, N), static_cast<Index>(count),
                       reinterpret_cast<const Element<T, N>*>(from), reinterpret_cast<Element<T, N>*>(to));
            });
    });
}

void ImageRows::roll(const Tensor& rows, std::int64_t first, std::int64_t images, const Tensor& dx) const
{
    const std::int64_t image = geometry.h * geometry.w * geometry.channels;
    visit_floating(dx.dtype(), [&]<class T>(T) {
        const T* from = device_data<const T>(rows);
        T* to = device_data<T>(dx) + first * image;
        const std::int64_t numbers = geometry.groups * images * geometry.out_h * geometry.out_w * columns;
        visit_sizes<T>(
            *this, to, from, std::max(numbers, images * image), [&]<class Index, int N>(Index, std::integral_constant<int, N>) {
                const std::int64_t count = images * image / N;
                launch(roll_kernel<Index, T, N>, grid_for(count), window_of(*this, images, N), static_cast<Index>(count),
                       reinterpret_cast<const Element<T, N>*>(from), reinterpret_cast<Element<T, N>*>(to));
            });
    });
}

}  // namespace ts::cuda
