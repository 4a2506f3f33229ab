#include "engine/cpu/winograd.h"

#include <algorithm>
#include <array>

#include "engine/cpu/onednn.h"
#include "engine/cpu/simd/winograd_loops.h"
#include "engine/cpu/simd_choice.h"
#include "engine/cpu/threads.h"
#include "engine/tensor/tensor.h"

namespace ts::winograd {

namespace {

constexpr std::int64_t kPoints = 16;

const WinogradLoops& loops()
{
#ifdef TS_SIMD_X86
    static const WinogradLoops chosen
        = choose_simd<WinogradLoops>({baseline::winograd_loops, avx2::winograd_loops, avx512::winograd_loops});
#else
    static const WinogradLoops chosen = baseline::winograd_loops();
#endif
    return chosen;
}

/// Images (n, h, w, channels) over which windows of k x k pixels move by two; those outside are zeros.
struct Images {
    std::int64_t n, h, w, channels, pad;
};

/// Tiles of 2 x 2 results, numbered through all images.
struct Tiles {
    std::int64_t rows, columns, count;

    Tiles(std::int64_t n, std::int64_t h, std::int64_t w) : rows((h + 1) / 2), columns((w + 1) / 2), count(n * rows * columns)
    {
    }
};

/// Elements of the k x k pixels of a tile, `outside` for those beyond the edge.
template <std::size_t K, class T>
std::array<T*, K * K> pixels_of(const Images& images, const Tiles& tiles, std::int64_t tile, T* data, T* outside)
{
    const std::int64_t image = tile / (tiles.rows * tiles.columns), at = tile % (tiles.rows * tiles.columns);
    const std::int64_t top = at / tiles.columns * 2 - images.pad, left = at % tiles.columns * 2 - images.pad;
    std::array<T*, K * K> pixels;
    for (std::size_t i = 0; i < K; ++i)
        for (std::size_t j = 0; j < K; ++j) {
            const std::int64_t v = top + static_cast<std::int64_t>(i), u = left + static_cast<std::int64_t>(j);
            const bool inside = v >= 0 && v < images.h && u >= 0 && u < images.w;
            pixels[i * K + j] = inside ? data + ((image * images.h + v) * images.w + u) * images.channels : outside;
        }
    return pixels;
}

/// Tiles that are worked on together: few enough for their points to stay in the cache.
constexpr std::int64_t kTilesAtOnce = 256;

/// Runs body(first tile, tiles) for one block after the other.
template <class Body> void each_block(const Tiles& tiles, std::int64_t at_once, Body body)
{
    for (std::int64_t first = 0; first < tiles.count; first += at_once)
        body(first, std::min(at_once, tiles.count - first));
}

/// Points of the filters (O, C), one matrix each.
Tensor filter_points(const ConvGeometry& g, const float* weight, bool flip)
{
    const std::int64_t pairs = g.filters * g.channels;
    Tensor points = empty({kPoints, g.filters, g.channels});
    parallel_for(g.filters, 32 * g.channels, [&](std::int64_t begin, std::int64_t end) {
        loops().from_filters(weight + 9 * begin * g.channels, flip, points.data<float>() + begin * g.channels, pairs,
                             (end - begin) * g.channels);
    });
    return points;
}

/// One product for each point, shared out among the threads.
template <class Product> void each_point(std::int64_t cost, Product product)
{
    parallel_for(kPoints, cost, [&](std::int64_t begin, std::int64_t end) {
        for (std::int64_t k = begin; k < end; ++k)
            product(k);
    });
}

/// The convolution of `from` with filters given by their points: (out, in), or (in, out) where not `transposed`.
struct Convolution {
    Images from, to;
    const float* filters;
    bool transposed;
    const float* bias;
    bool relu;

    void run(const float* x, float* y) const
    {
        const Tiles tiles(to.n, to.h, to.w);
        const std::int64_t at_once = std::min(tiles.count, kTilesAtOnce);
        const Tensor in = empty({kPoints, at_once, from.channels}), out = empty({kPoints, at_once, to.channels});
        const Tensor zero = zeros({from.channels}), spare = empty({at_once, to.channels});
        float *points = in.data<float>(), *products = out.data<float>();
        each_block(tiles, at_once, [&](std::int64_t first, std::int64_t count) {
            parallel_for(count, 32 * from.channels, [&](std::int64_t begin, std::int64_t end) {
                for (std::int64_t t = begin; t < end; ++t)
                    loops().from_pixels(pixels_of<4, const float>(from, tiles, first + t, x, zero.data<float>()).data(),
                                        points + t * from.channels, at_once * from.channels, from.channels);
            });
            each_point(count * from.channels * to.channels,
                       [&](std::int64_t k) { multiply(k, count, at_once, points, products); });
            parallel_for(count, 32 * to.channels, [&](std::int64_t begin, std::int64_t end) {
                for (std::int64_t t = begin; t < end; ++t)
                    loops().to_results(
                        products + t * to.channels, at_once * to.channels, bias, relu,
                        pixels_of<2, float>(to, tiles, first + t, y, spare.data<float>() + t * to.channels).data(),
                        to.channels);
            });
        });
    }

private:
    void multiply(std::int64_t k, std::int64_t count, std::int64_t at_once, const float* points, float* products) const
    {
        onednn::sgemm(false, transposed, count, to.channels, from.channels, points + k * at_once * from.channels, from.channels,
                      filters + k * from.channels * to.channels, transposed ? from.channels : to.channels, 0,
                      products + k * at_once * to.channels, to.channels);
    }
};

}  // namespace

bool fits(const ConvGeometry& g)
{
    const bool plain = g.kernel_h == 3 && g.kernel_w == 3 && g.stride_h == 1 && g.stride_w == 1 && g.dilation_h == 1
        && g.dilation_w == 1 && g.groups == 1 && g.pad_h == g.pad_w && g.pad_h <= 2;
    return plain && g.channels % 16 == 0 && g.filters % 16 == 0 && g.channels >= 32 && g.filters >= 32
        && g.n * g.out_h * g.out_w >= 256;
}

void forward(const ConvGeometry& g, const float* x, const float* weight, const float* bias, bool relu, float* y)
{
    const Tensor points = filter_points(g, weight, false);
    Convolution{
        {g.n, g.h, g.w, g.channels, g.pad_h}, {g.n, g.out_h, g.out_w, g.filters, 0}, points.data<float>(), true, bias, relu}
        .run(x, y);
}

void backward_data(const ConvGeometry& g, const float* dy, const float* weight, float* dx)
{
    const Tensor points = filter_points(g, weight, true);
    Convolution{{g.n, g.out_h, g.out_w, g.filters, 2 - g.pad_h},
                {g.n, g.h, g.w, g.channels, 0},
                points.data<float>(),
                false,
                nullptr,
                false}
        .run(dy, dx);
}

void backward_weights(const ConvGeometry& g, const float* x, const float* dy, float* dw)
{
    const Images from{g.n, g.h, g.w, g.channels, g.pad_h}, to{g.n, g.out_h, g.out_w, g.filters, 0};
    const Tiles tiles(to.n, to.h, to.w);
    const std::int64_t at_once = std::min(tiles.count, kTilesAtOnce), pairs = g.filters * g.channels;
    const Tensor in = empty({kPoints, at_once, g.channels}), out = empty({kPoints, at_once, g.filters});
    const Tensor sums = empty({kPoints, g.filters, g.channels}), zero = zeros({std::max(g.channels, g.filters)});
    float *points = in.data<float>(), *gradients = out.data<float>(), *sum = sums.data<float>();
    const float* outside = zero.data<float>();
    each_block(tiles, at_once, [&](std::int64_t first, std::int64_t count) {
        parallel_for(count, 32 * (g.channels + g.filters), [&](std::int64_t begin, std::int64_t end) {
            for (std::int64_t t = begin; t < end; ++t) {
                loops().from_pixels(pixels_of<4>(from, tiles, first + t, x, outside).data(), points + t * g.channels,
                                    at_once * g.channels, g.channels);
                loops().from_results(pixels_of<2>(to, tiles, first + t, dy, outside).data(), gradients + t * g.filters,
                                     at_once * g.filters, g.filters);
            }
        });
        each_point(count * pairs, [&](std::int64_t k) {
            onednn::sgemm(true, false, g.filters, g.channels, count, gradients + k * at_once * g.filters, g.filters,
                          points + k * at_once * g.channels, g.channels, first == 0 ? 0.0F : 1.0F, sum + k * pairs, g.channels);
        });
    });
    parallel_for(g.filters, 32 * g.channels, [&](std::int64_t begin, std::int64_t end) {
        loops().to_filters(sum + begin * g.channels, pairs, dw + 9 * begin * g.channels, (end - begin) * g.channels);
    });
}

}  // namespace ts::winograd
