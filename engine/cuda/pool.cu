#include <limits>

#include "engine/cuda/flat_vectors.h"
#include "engine/cuda/floating_types.h"
#include "engine/cuda/launch.h"
#include "engine/cuda/pool_windows.h"
#include "engine/ops/kernel_table.h"
#include "engine/ops/pool_kernels.h"

namespace ts::cuda {

namespace {

// A thread works on kV neighbouring channels of one pixel: of the result forwards, of the image backwards, where it gathers
// from the windows that cover the pixel, in their order.

template <int kV, class Place> struct alignas(sizeof(Place) * kV) Places {
    Place values[kV];
};

template <int kV, class Place> __device__ Places<kV, Place> load_places(const Place* p)
{
    return *reinterpret_cast<const Places<kV, Place>*>(p);
}

template <int kV, class I> __device__ I items_of(const PoolSizes<I>& s, I height, I width)
{
    return s.n * height * width * (s.channels / kV);
}

template <class T, class Place, int kV, class I>
__global__ void max_forward_kernel(PoolSizes<I> s, const T* x, T* y, Place* places)
{
    using C = Compute<T>;
    const I count = items_of<kV>(s, s.out_h, s.out_w);
    for (I item = static_cast<I>(thread_number()); item < count; item += static_cast<I>(thread_count())) {
        const PoolPlace<I> at(item, s.out_h, s.out_w, s.channels, kV);
        const PoolWindow<I> window(s, at.row, at.column);
        // A dilated window may miss the image altogether.
        const bool empty = window.v.size() * window.u.size() == 0;
        const I first = empty ? 0 : window.v.first * s.kernel_w + window.u.first;
        C best[kV];
        I place[kV];
        for (int k = 0; k < kV; ++k) {
            best[k] = -std::numeric_limits<C>::infinity();
            place[k] = first;
        }
        window.each(s, at.image * s.h * s.w * s.channels + at.channel, [&](I p, I i) {
            C v[kV];
            load_numbers<kV>(x + i, v);
#pragma unroll
            for (int k = 0; k < kV; ++k)
                if (v[k] > best[k] || v[k] != v[k]) {
                    best[k] = v[k];
                    place[k] = p;
                }
        });
        Places<kV, Place> found;
        for (int k = 0; k < kV; ++k)
            found.values[k] = static_cast<Place>(place[k]);
        store_numbers<kV>(y + item * kV, best);
        *reinterpret_cast<Places<kV, Place>*>(places + item * kV) = found;
    }
}

template <class T, class Place, int kV, class I>
__global__ void max_backward_kernel(PoolSizes<I> s, const T* g, const Place* places, T* dx)
{
    using C = Compute<T>;
    const I count = items_of<kV>(s, s.h, s.w);
    for (I item = static_cast<I>(thread_number()); item < count; item += static_cast<I>(thread_count())) {
        const PoolPlace<I> at(item, s.h, s.w, s.channels, kV);
        const I first = at.image * s.out_h * s.out_w * s.channels + at.channel;
        C total[kV] = {};
        each_cover(s, at.row, at.column, [&](I p, I row, I column) {
            const I i = first + (row * s.out_w + column) * s.channels;
            const Places<kV, Place> largest = load_places<kV>(places + i);
            C gradient[kV];
            load_numbers<kV>(g + i, gradient);
#pragma unroll
            for (int k = 0; k < kV; ++k)
                if (static_cast<I>(largest.values[k]) == p)
                    total[k] += gradient[k];
        });
        store_numbers<kV>(dx + item * kV, total);
    }
}

template <class T, class Place, int kV, class I>
__global__ void max_gather_kernel(PoolSizes<I> s, const T* x, const Place* places, T* y)
{
    const I count = items_of<kV>(s, s.out_h, s.out_w);
    for (I item = static_cast<I>(thread_number()); item < count; item += static_cast<I>(thread_count())) {
        const PoolPlace<I> at(item, s.out_h, s.out_w, s.channels, kV);
        const I top = at.row * s.stride_h - s.pad_h, left = at.column * s.stride_w - s.pad_w;
        const I image = at.image * s.h * s.w * s.channels + at.channel;
        const Places<kV, Place> largest = load_places<kV>(places + item * kV);
        for (int k = 0; k < kV; ++k) {
            const I place = static_cast<I>(largest.values[k]), i = place / s.kernel_w, j = place - i * s.kernel_w;
            const I v = top + i * s.dilation_h, u = left + j * s.dilation_w;
            const bool inside = v >= 0 && v < s.h && u >= 0 && u < s.w;  // a dilated window may miss the image
            y[item * kV + k] = inside ? x[image + (v * s.w + u) * s.channels + k] : convert<T>(0.0F);
        }
    }
}

template <class T, int kV, class I> __global__ void avg_forward_kernel(PoolSizes<I> s, const T* x, T* y)
{
    using C = Compute<T>;
    const I count = items_of<kV>(s, s.out_h, s.out_w);
    for (I item = static_cast<I>(thread_number()); item < count; item += static_cast<I>(thread_count())) {
        const PoolPlace<I> at(item, s.out_h, s.out_w, s.channels, kV);
        const PoolWindow<I> window(s, at.row, at.column);
        C total[kV] = {};
        window.each(s, at.image * s.h * s.w * s.channels + at.channel, [&](I, I i) {
            C v[kV];
            load_numbers<kV>(x + i, v);
#pragma unroll
            for (int k = 0; k < kV; ++k)
                total[k] += v[k];
        });
        const auto pixels = static_cast<C>(window.pixels(s));
        for (int k = 0; k < kV; ++k)
            total[k] /= pixels;
        store_numbers<kV>(y + item * kV, total);
    }
}

template <class T, int kV, class I> __global__ void avg_backward_kernel(PoolSizes<I> s, const T* g, T* dx)
{
    using C = Compute<T>;
    const I count = items_of<kV>(s, s.h, s.w);
    for (I item = static_cast<I>(thread_number()); item < count; item += static_cast<I>(thread_count())) {
        const PoolPlace<I> at(item, s.h, s.w, s.channels, kV);
        const I first = at.image * s.out_h * s.out_w * s.channels + at.channel;
        C total[kV] = {};
        each_cover(s, at.row, at.column, [&](I, I row, I column) {
            const C share = 1 / static_cast<C>(PoolWindow<I>(s, row, column).pixels(s));
            C gradient[kV];
            load_numbers<kV>(g + first + (row * s.out_w + column) * s.channels, gradient);
#pragma unroll
            for (int k = 0; k < kV; ++k)
                total[k] += gradient[k] * share;
        });
        store_numbers<kV>(dx + item * kV, total);
    }
}

/// Calls body(channels at once as a constant, PoolSizes of a fitting width).
template <class Body, class... Pointers> void with_sizes(const PoolGeometry& g, Body&& body, const Pointers*... pointers)
{
    const bool vectors = reads_vectors(g.channels, pointers...);
    const std::int64_t pixels = g.h * g.w > g.out_h * g.out_w ? g.h * g.w : g.out_h * g.out_w;
    const bool narrow = g.n * pixels * g.channels < 0x40000000;
    const auto with
        = [&](auto width) { narrow ? body(width, PoolSizes<std::int32_t>(g)) : body(width, PoolSizes<std::int64_t>(g)); };
    if (vectors)
        with(std::integral_constant<int, kVector>{});
    else
        with(std::integral_constant<int, 1>{});
}

template <class Body> void with_places(const PoolGeometry& g, const Tensor& index, Body&& body)
{
    if (g.small_window())
        body(device_data<std::uint8_t>(index));
    else
        body(device_data<std::int32_t>(index));
}

Grid result_grid(const PoolGeometry& g, int vector)
{
    return grid_for(g.n * g.out_h * g.out_w * g.channels / vector);
}
Grid image_grid(const PoolGeometry& g, int vector)
{
    return grid_for(g.n * g.h * g.w * g.channels / vector);
}

void expect_all(std::initializer_list<Tensor> tensors)
{
    for (const Tensor& t : tensors)
        expect_on_device(PoolKernels::family, t);
}

void max_forward(const PoolGeometry& g, const Tensor& x, const Tensor& y, const Tensor& index)
{
    expect_all({x, y, index});
    if (y.numel() == 0)
        return;
    visit_floating(x.dtype(), [&]<class T>(T) {
        with_places(g, index, [&]<class Place>(Place* places) {
            const auto* in = device_data<const T>(x);
            T* out = device_data<T>(y);
            with_sizes(
                g,
                [&]<int kV, class I>(std::integral_constant<int, kV>, const PoolSizes<I>& s) {
                    launch(max_forward_kernel<T, Place, kV, I>, result_grid(g, kV), s, in, out, places);
                },
                in, out, places);
        });
    });
}

/// What goes along the places of the largest values: launch(sizes, in, places, out) for the types and sizes at hand.
template <class Launch>
void along_places(const PoolGeometry& g, const Tensor& from, const Tensor& index, const Tensor& to, Launch launch_sized)
{
    expect_all({from, index, to});
    if (to.numel() == 0)
        return;
    visit_floating(from.dtype(), [&]<class T>(T) {
        with_places(g, index, [&]<class Place>(const Place* places) {
            const auto* in = device_data<const T>(from);
            T* out = device_data<T>(to);
            with_sizes(
                g,
                [&]<int kV, class I>(std::integral_constant<int, kV> vector, const PoolSizes<I>& s) {
                    launch_sized(vector, s, in, places, out);
                },
                in, out, places);
        });
    });
}

void max_backward(const PoolGeometry& g, const Tensor& dy, const Tensor& index, const Tensor& dx)
{
    along_places(g, dy, index, dx,
                 [&]<int kV, class I, class T, class Place>(std::integral_constant<int, kV>, const PoolSizes<I>& s, const T* in,
                                                            const Place* places, T* out) {
                     launch(max_backward_kernel<T, Place, kV, I>, image_grid(g, kV), s, in, places, out);
                 });
}

void max_gather(const PoolGeometry& g, const Tensor& x, const Tensor& index, const Tensor& y)
{
    along_places(g, x, index, y,
                 [&]<int kV, class I, class T, class Place>(std::integral_constant<int, kV>, const PoolSizes<I>& s, const T* in,
                                                            const Place* places, T* out) {
                     launch(max_gather_kernel<T, Place, kV, I>, result_grid(g, kV), s, in, places, out);
                 });
}

void avg_forward(const PoolGeometry& g, const Tensor& x, const Tensor& y)
{
    expect_all({x, y});
    if (y.numel() == 0)
        return;
    visit_floating(x.dtype(), [&]<class T>(T) {
        const auto* in = device_data<const T>(x);
        T* out = device_data<T>(y);
        with_sizes(
            g,
            [&]<int kV, class I>(std::integral_constant<int, kV>, const PoolSizes<I>& s) {
                launch(avg_forward_kernel<T, kV, I>, result_grid(g, kV), s, in, out);
            },
            in, out);
    });
}

void avg_backward(const PoolGeometry& g, const Tensor& dy, const Tensor& dx)
{
    expect_all({dy, dx});
    if (dx.numel() == 0)
        return;
    visit_floating(dy.dtype(), [&]<class T>(T) {
        const auto* in = device_data<const T>(dy);
        T* out = device_data<T>(dx);
        with_sizes(
            g,
            [&]<int kV, class I>(std::integral_constant<int, kV>, const PoolSizes<I>& s) {
                launch(avg_backward_kernel<T, kV, I>, image_grid(g, kV), s, in, out);
            },
            in, out);
    });
}

const RegisterKernels<PoolKernels> registered{DeviceType::Cuda,
                                              {max_forward, max_backward, max_gather, avg_forward, avg_backward}};

}  // namespace

}  // namespace ts::cuda
