#pragma once

#include "engine/cuda/pool_sizes.h"

namespace ts::cuda {

/// Pixel and first channel that a thread works on.
template <class I> struct PoolPlace {
    I image, row, column, channel;

    /// Item `i` of images of this height and width, `vector` channels an item.
    __device__ PoolPlace(I i, I height, I width, I channels, I vector)
    {
        const I across = channels / vector, pixel = i / across;
        channel = (i - pixel * across) * vector;
        const I line = pixel / width;
        column = pixel - line * width;
        image = line / height;
        row = line - image * height;
    }
};

/// The part of a window along one axis that lies inside the image: steps [first, last) from `start`.
template <class I> struct PoolSpan {
    I start, first, last;

    __device__ PoolSpan(I window, I stride, I pad, I dilation, I kernel, I size)
    {
        start = window * stride - pad;
        first = start >= 0 ? 0 : (-start + dilation - 1) / dilation;
        const I end = start >= size ? 0 : (size - start + dilation - 1) / dilation;
        last = end < kernel ? end : kernel;
    }
    [[nodiscard]] __device__ I size() const { return last > first ? last - first : 0; }
};

template <class I> struct PoolWindow {
    PoolSpan<I> v, u;

    __device__ PoolWindow(const PoolSizes<I>& s, I row, I column)
        : v(row, s.stride_h, s.pad_h, s.dilation_h, s.kernel_h, s.h),
          u(column, s.stride_w, s.pad_w, s.dilation_w, s.kernel_w, s.w)
    {
    }
    /// Pixels that the mean is taken over: with padding, but not what ceil_mode adds beyond it.
    [[nodiscard]] __device__ I pixels(const PoolSizes<I>& s) const
    {
        if (!s.count_include_pad)
            return v.size() * u.size();
        const I high = s.h + s.pad_h - v.start, wide = s.w + s.pad_w - u.start;
        return (high < s.kernel_h ? high : s.kernel_h) * (wide < s.kernel_w ? wide : s.kernel_w);
    }
    /// body(place in the window, element of the image) row by row; `image` is the image's first element.
    template <class Body> __device__ void each(const PoolSizes<I>& s, I image, Body body) const
    {
        for (I i = v.first; i < v.last; ++i)
            for (I j = u.first; j < u.last; ++j)
                body(i * s.kernel_w + j,
                     image + ((v.start + i * s.dilation_h) * s.w + u.start + j * s.dilation_w) * s.channels);
    }
};

/// The windows along one axis that cover a pixel: windows [first, last] where step() is not negative.
template <class I> struct PoolCover {
    I first, last, at, stride, dilation;

    __device__ PoolCover(I pixel, I size, I kernel, I stride_of, I pad, I dilation_of)
        : at(pixel + pad), stride(stride_of), dilation(dilation_of)
    {
        const I reach = dilation * (kernel - 1), end = at / stride;
        first = at > reach ? (at - reach + stride - 1) / stride : 0;
        last = end < size - 1 ? end : size - 1;
    }
    /// Which step of the window the pixel is; -1 where a dilated window passes over it.
    [[nodiscard]] __device__ I step(I window) const
    {
        const I from = at - window * stride, k = from / dilation;
        return k * dilation == from ? k : -1;
    }
};

/// body(place in the window, window row, window column) for the windows that cover a pixel, row by row.
template <class I, class Body> __device__ void each_cover(const PoolSizes<I>& s, I row, I column, Body body)
{
    const PoolCover<I> v(row, s.out_h, s.kernel_h, s.stride_h, s.pad_h, s.dilation_h);
    const PoolCover<I> u(column, s.out_w, s.kernel_w, s.stride_w, s.pad_w, s.dilation_w);
    for (I r = v.first; r <= v.last; ++r) {
        const I i = v.step(r);
        if (i < 0)
            continue;
        for (I c = u.first; c <= u.last; ++c)
            if (const I j = u.step(c); j >= 0)
                body(i * s.kernel_w + j, r, c);
    }
}

}  // namespace ts::cuda
