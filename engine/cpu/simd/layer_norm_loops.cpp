#include "engine/cpu/simd/layer_norm_loops.h"

#include <cmath>

#include "engine/cpu/simd/row_loops.h"

namespace ts::TS_SIMD {

namespace {

template <class T> T mean_of(const T* x, std::int64_t n)
{
    return sum_along<T>(n, [&]<class W>(std::int64_t i) { return load<W>(x + i); }) / static_cast<T>(n);
}

template <class T> T mean_square(const T* x, std::int64_t n, T mean)
{
    return sum_along<T>(n,
                        [&]<class W>(std::int64_t i) {
                            const W apart = load<W>(x + i) - mean;
                            return apart * apart;
                        })
        / static_cast<T>(n);
}

template <class T> void normalize(const LayerNormRows<T>& rows, const T* x, T* y, T mean, T inverse)
{
    const T *weight = rows.weight, *bias = rows.bias;
    if (weight && bias)
        along<T>(rows.n, [&]<class W>(std::int64_t i) {
            store<W>(y + i, (load<W>(x + i) - mean) * inverse * load<W>(weight + i) + load<W>(bias + i));
        });
    else if (weight)
        along<T>(rows.n,
                 [&]<class W>(std::int64_t i) { store<W>(y + i, (load<W>(x + i) - mean) * inverse * load<W>(weight + i)); });
    else
        along<T>(rows.n, [&]<class W>(std::int64_t i) { store<W>(y + i, (load<W>(x + i) - mean) * inverse); });
    if (bias && !weight)
        along<T>(rows.n, [&]<class W>(std::int64_t i) { store<W>(y + i, load<W>(y + i) + load<W>(bias + i)); });
}

template <class T> void forward(const LayerNormRows<T>& rows, T* y, double eps, std::int64_t begin, std::int64_t end)
{
    for (std::int64_t r = begin; r < end; ++r) {
        const T* x = rows.x + r * rows.n;
        const T mean = rows.mean ? mean_of(x, rows.n) : T{};
        const T inverse = 1 / std::sqrt(mean_square(x, rows.n, mean) + static_cast<T>(eps));
        if (rows.mean)
            rows.mean[r] = mean;
        rows.inverse_std[r] = inverse;
        normalize(rows, x, y + r * rows.n, mean, inverse);
    }
}

/// What one row's gradient is made of: `scaled` gives g * weight.
template <class T, class Scaled>
void input_gradient(const LayerNormRows<T>& rows, const T* x, T* dx, T mean, T inverse, Scaled scaled)
{
    const auto n = static_cast<T>(rows.n);
    const T even = rows.mean ? sum_along<T>(rows.n, scaled) / n : T{};
    const T slope
        = sum_along<T>(rows.n,
                       [&]<class W>(std::int64_t i) { return scaled.template operator()<W>(i) * (load<W>(x + i) - mean); })
        * inverse * inverse / n;
    along<T>(rows.n, [&]<class W>(std::int64_t i) {
        store<W>(dx + i, (scaled.template operator()<W>(i) - even - (load<W>(x + i) - mean) * slope) * inverse);
    });
}

template <class T>
void vector_gradients(const LayerNormRows<T>& rows, const T* x, const T* g, T* dweight, T* dbias, T mean, T inverse)
{
    if (dweight)
        along<T>(rows.n, [&]<class W>(std::int64_t i) {
            store<W>(dweight + i, load<W>(dweight + i) + load<W>(g + i) * ((load<W>(x + i) - mean) * inverse));
        });
    if (dbias)
        along<T>(rows.n, [&]<class W>(std::int64_t i) { store<W>(dbias + i, load<W>(dbias + i) + load<W>(g + i)); });
}

template <class T>
void backward(const LayerNormRows<T>& rows, const T* g, T* dx, T* dweight, T* dbias, std::int64_t begin, std::int64_t end)
{
    for (std::int64_t i = 0; i < rows.n; ++i) {
        if (dweight)
            dweight[i] = 0;
        if (dbias)
            dbias[i] = 0;
    }
    const T* weight = rows.weight;
    for (std::int64_t r = begin; r < end; ++r) {
        const T *x = rows.x + r * rows.n, *gradient = g + r * rows.n;
        const T mean = rows.mean ? rows.mean[r] : T{}, inverse = rows.inverse_std[r];
        if (dx && weight)
            input_gradient(rows, x, dx + r * rows.n, mean, inverse,
                           [&]<class W>(std::int64_t i) { return load<W>(gradient + i) * load<W>(weight + i); });
        else if (dx)
            input_gradient(rows, x, dx + r * rows.n, mean, inverse,
                           [&]<class W>(std::int64_t i) { return load<W>(gradient + i); });
        vector_gradients(rows, x, gradient, dweight, dbias, mean, inverse);
    }
}

}  // namespace

LayerNormLoops layer_norm_loops()
{
    return {{forward<float>, backward<float>}, {forward<double>, backward<double>}};
}

}  // namespace ts::TS_SIMD
