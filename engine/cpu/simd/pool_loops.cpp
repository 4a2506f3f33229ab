#include "engine/cpu/simd/pool_loops.h"

namespace ts::TS_SIMD {

namespace {

/// The part of a window that lies inside the image: rows and columns [first, last) of the window.
struct Window {
    std::int64_t top, left;  // pixel of the window's first corner, perhaps outside
    std::int64_t first_row, last_row, first_column, last_column;
};

/// First step k >= 0 with start + k * step >= 0.
inline std::int64_t first_inside(std::int64_t start, std::int64_t step)
{
    return start >= 0 ? 0 : (-start + step - 1) / step;
}

/// End of the steps k < count with start + k * step < size.
inline std::int64_t last_inside(std::int64_t start, std::int64_t step, std::int64_t count, std::int64_t size)
{
    const std::int64_t end = start >= size ? 0 : (size - start + step - 1) / step;
    return end < count ? end : count;
}

inline Window window_at(const PoolGeometry& g, std::int64_t row, std::int64_t column)
{
    const std::int64_t top = row * g.stride_h - g.pad_h, left = column * g.stride_w - g.pad_w;
    return {top,
            left,
            first_inside(top, g.dilation_h),
            last_inside(top, g.dilation_h, g.kernel_h, g.h),
            first_inside(left, g.dilation_w),
            last_inside(left, g.dilation_w, g.kernel_w, g.w)};
}

/// f(place in the window, element of the image's first channel) for the pixels of a window that lie inside.
template <class F> inline void each_pixel(const PoolGeometry& g, const Window& at, F f)
{
    for (std::int64_t i = at.first_row; i < at.last_row; ++i)
        for (std::int64_t j = at.first_column; j < at.last_column; ++j)
            f(i * g.kernel_w + j, ((at.top + i * g.dilation_h) * g.w + at.left + j * g.dilation_w) * g.channels);
}

/// f(image, row, column, result pixel) for rows [begin, end) of all images.
template <class F> inline void each_result(const PoolGeometry& g, std::int64_t begin, std::int64_t end, F f)
{
    for (std::int64_t r = begin; r < end; ++r)
        for (std::int64_t column = 0; column < g.out_w; ++column)
            f(r / g.out_h, r % g.out_h, column, (r * g.out_w + column) * g.channels);
}

inline std::int64_t smaller(std::int64_t a, std::int64_t b)
{
    return a < b ? a : b;
}

template <class T> struct Best {
    T value[kPoolChannels];
    std::int32_t place[kPoolChannels];

    void start(const T* x, std::int64_t p, std::int64_t n)
    {
        for (std::int64_t k = 0; k < n; ++k) {
            value[k] = x[k];
            place[k] = static_cast<std::int32_t>(p);
        }
    }
    /// A dilated window may miss the image altogether.
    void nothing(std::int64_t n)
    {
        for (std::int64_t k = 0; k < n; ++k) {
            value[k] = -static_cast<T>(__builtin_inf());
            place[k] = 0;
        }
    }
    void take(const T* x, std::int64_t p, std::int64_t n)
    {
        for (std::int64_t k = 0; k < n; ++k) {
            const bool wins = x[k] > value[k] || x[k] != x[k];
            value[k] = wins ? x[k] : value[k];
            place[k] = wins ? static_cast<std::int32_t>(p) : place[k];
        }
    }
};

template <class T, class Index>
void max_forward_as(const PoolGeometry& g, const T* x, T* y, Index* index, std::int64_t begin, std::int64_t end)
{
    each_result(g, begin, end, [&](std::int64_t image, std::int64_t row, std::int64_t column, std::int64_t out) {
        const Window at = window_at(g, row, column);
        for (std::int64_t c = 0; c < g.channels; c += kPoolChannels) {
            const std::int64_t n = smaller(kPoolChannels, g.channels - c);
            const T* from = x + image * g.h * g.w * g.channels + c;
            Best<T> best;
            bool started = false;
            each_pixel(g, at, [&](std::int64_t p, std::int64_t pixel) {
                started ? best.take(from + pixel, p, n) : best.start(from + pixel, p, n);
                started = true;
            });
            if (!started)
                best.nothing(n);
            for (std::int64_t k = 0; k < n; ++k) {
                y[out + c + k] = best.value[k];
                index[out + c + k] = static_cast<Index>(best.place[k]);
            }
        }
    });
}

template <class T> void max_forward(const PoolGeometry& g, const T* x, T* y, void* index, std::int64_t begin, std::int64_t end)
{
    if (g.small_window())
        max_forward_as(g, x, y, static_cast<std::uint8_t*>(index), begin, end);
    else
        max_forward_as(g, x, y, static_cast<std::int32_t*>(index), begin, end);
}

/// f(image, first channel, channels) for channel groups [begin, end).
template <class F> inline void each_group(const PoolGeometry& g, std::int64_t begin, std::int64_t end, F f)
{
    const std::int64_t groups = (g.channels + kPoolChannels - 1) / kPoolChannels;
    for (std::int64_t u = begin; u < end; ++u) {
        const std::int64_t c = u % groups * kPoolChannels;
        f(u / groups, c, smaller(kPoolChannels, g.channels - c));
    }
}

template <class T> void clear_group(const PoolGeometry& g, T* dx, std::int64_t n)
{
    for (std::int64_t pixel = 0; pixel < g.h * g.w; ++pixel)
        for (std::int64_t k = 0; k < n; ++k)
            dx[pixel * g.channels + k] = 0;
}

template <class T, class Index>
void max_backward_as(const PoolGeometry& g, const T* dy, const Index* index, T* dx, std::int64_t begin, std::int64_t end)
{
    const bool tiles = g.tiles();
    each_group(g, begin, end, [&](std::int64_t image, std::int64_t c, std::int64_t n) {
        T* to = dx + image * g.h * g.w * g.channels + c;
        if (!tiles)
            clear_group(g, to, n);
        each_result(g, image * g.out_h, (image + 1) * g.out_h,
                    [&](std::int64_t, std::int64_t row, std::int64_t column, std::int64_t out) {
                        const T* from = dy + out + c;
                        const Index* place = index + out + c;
                        each_pixel(g, window_at(g, row, column), [&](std::int64_t p, std::int64_t pixel) {
                            T* cell = to + pixel;
                            if (tiles) {
#pragma GCC ivdep
                                for (std::int64_t k = 0; k < n; ++k)
                                    cell[k] = place[k] == p ? from[k] : T{};
                            } else {
#pragma GCC ivdep
                                for (std::int64_t k = 0; k < n; ++k)
                                    cell[k] += place[k] == p ? from[k] : T{};
                            }
                        });
                    });
    });
}

template <class T>
void max_backward(const PoolGeometry& g, const T* dy, const void* index, T* dx, std::int64_t begin, std::int64_t end)
{
    if (g.small_window())
        max_backward_as(g, dy, static_cast<const std::uint8_t*>(index), dx, begin, end);
    else
        max_backward_as(g, dy, static_cast<const std::int32_t*>(index), dx, begin, end);
}

template <class T, class Index>
void max_gather_as(const PoolGeometry& g, const T* x, const Index* index, T* y, std::int64_t begin, std::int64_t end)
{
    each_result(g, begin, end, [&](std::int64_t image, std::int64_t row, std::int64_t column, std::int64_t out) {
        const std::int64_t top = row * g.stride_h - g.pad_h, left = column * g.stride_w - g.pad_w;
        const T* from = x + image * g.h * g.w * g.channels;
        for (std::int64_t c = 0; c < g.channels; ++c) {
            const std::int64_t place = index[out + c];
            const std::int64_t v = top + place / g.kernel_w * g.dilation_h, u = left + place % g.kernel_w * g.dilation_w;
            y[out + c] = from[(v * g.w + u) * g.channels + c];
        }
    });
}

template <class T>
void max_gather(const PoolGeometry& g, const T* x, const void* index, T* y, std::int64_t begin, std::int64_t end)
{
    if (g.small_window())
        max_gather_as(g, x, static_cast<const std::uint8_t*>(index), y, begin, end);
    else
        max_gather_as(g, x, static_cast<const std::int32_t*>(index), y, begin, end);
}

/// Pixels that the mean of a window is taken over: with padding, but not what ceil_mode adds beyond it.
template <class T> T divisor(const PoolGeometry& g, const Window& at)
{
    if (!g.count_include_pad)
        return static_cast<T>((at.last_row - at.first_row) * (at.last_column - at.first_column));
    return static_cast<T>(smaller(g.kernel_h, g.h + g.pad_h - at.top) * smaller(g.kernel_w, g.w + g.pad_w - at.left));
}

template <class T> void avg_forward(const PoolGeometry& g, const T* x, T* y, std::int64_t begin, std::int64_t end)
{
    each_result(g, begin, end, [&](std::int64_t image, std::int64_t row, std::int64_t column, std::int64_t out) {
        const Window at = window_at(g, row, column);
        const T count = divisor<T>(g, at);
        for (std::int64_t c = 0; c < g.channels; c += kPoolChannels) {
            const std::int64_t n = smaller(kPoolChannels, g.channels - c);
            const T* from = x + image * g.h * g.w * g.channels + c;
            T total[kPoolChannels] = {};
            each_pixel(g, at, [&](std::int64_t, std::int64_t pixel) {
                for (std::int64_t k = 0; k < n; ++k)
                    total[k] += from[pixel + k];
            });
            for (std::int64_t k = 0; k < n; ++k)
                y[out + c + k] = total[k] / count;
        }
    });
}

template <class T> void avg_backward(const PoolGeometry& g, const T* dy, T* dx, std::int64_t begin, std::int64_t end)
{
    const bool tiles = g.tiles();
    each_group(g, begin, end, [&](std::int64_t image, std::int64_t c, std::int64_t n) {
        T* to = dx + image * g.h * g.w * g.channels + c;
        if (!tiles)
            clear_group(g, to, n);
        each_result(g, image * g.out_h, (image + 1) * g.out_h,
                    [&](std::int64_t, std::int64_t row, std::int64_t column, std::int64_t out) {
                        const Window at = window_at(g, row, column);
                        const T* from = dy + out + c;
                        const T share = 1 / divisor<T>(g, at);
                        each_pixel(g, at, [&](std::int64_t, std::int64_t pixel) {
                            T* cell = to + pixel;
#pragma GCC ivdep
                            for (std::int64_t k = 0; k < n; ++k)
                                cell[k] = (tiles ? T{} : cell[k]) + from[k] * share;
                        });
                    });
    });
}

template <class T> PoolLoopsOf<T> loops_of()
{
    return {max_forward<T>, max_backward<T>, max_gather<T>, avg_forward<T>, avg_backward<T>};
}

}  // namespace

PoolLoops pool_loops()
{
    return {loops_of<float>(), loops_of<double>()};
}

}  // namespace ts::TS_SIMD
