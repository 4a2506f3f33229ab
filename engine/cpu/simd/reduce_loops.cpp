#include "engine/cpu/simd/reduce_loops.h"

namespace ts::TS_SIMD {

namespace {

// Sums run in fixed lanes, and a float sum is carried on in double after every block, so that long sums keep their digits.
constexpr std::int64_t kLanes = 32;
constexpr std::int64_t kBlock = 1024;

template <class T, class F> double sum_block(const T* x, std::int64_t n, F f)
{
    T lanes[kLanes] = {};
    std::int64_t i = 0;
    for (; i + kLanes <= n; i += kLanes)
        for (std::int64_t l = 0; l < kLanes; ++l)
            lanes[l] += f(x[i + l]);
    double total = 0;
    for (std::int64_t l = 0; l < kLanes; ++l)
        total += static_cast<double>(lanes[l]);
    for (; i < n; ++i)
        total += static_cast<double>(f(x[i]));
    return total;
}

template <class T, class F> double sum_all(const T* x, std::int64_t n, F f)
{
    double total = 0;
    for (std::int64_t i = 0; i < n; i += kBlock)
        total += sum_block(x + i, n - i < kBlock ? n - i : kBlock, f);
    return total;
}

template <class T> double sum(const T* x, std::int64_t n)
{
    return sum_all(x, n, [](T v) { return v; });
}

template <class T> double sum_squares(const T* x, std::int64_t n)
{
    return sum_all(x, n, [](T v) { return v * v; });
}

template <class T, class Wins> T extreme(const T* x, std::int64_t n, Wins wins)
{
    const auto better = [wins](T v, T best) { return v != v || wins(v, best) ? v : best; };
    T best = x[0];
    std::int64_t i = 1;
    if (n > kLanes) {
        T lanes[kLanes];
        for (std::int64_t l = 0; l < kLanes; ++l)
            lanes[l] = x[l];
        for (i = kLanes; i + kLanes <= n; i += kLanes)
            for (std::int64_t l = 0; l < kLanes; ++l)
                lanes[l] = better(x[i + l], lanes[l]);
        for (std::int64_t l = 0; l < kLanes; ++l)
            best = better(lanes[l], best);
    }
    for (; i < n; ++i)
        best = better(x[i], best);
    return best;
}

template <class T> T max(const T* x, std::int64_t n)
{
    return extreme(x, n, [](T v, T best) { return v > best; });
}

template <class T> T min(const T* x, std::int64_t n)
{
    return extreme(x, n, [](T v, T best) { return v < best; });
}

template <class T> void columns(const T* x, std::int64_t rows, std::int64_t count, std::int64_t stride, T* out)
{
    constexpr std::int64_t width = 64;
    constexpr std::int64_t row_block = 256;
    for (std::int64_t c = 0; c < count; c += width) {
        const std::int64_t w = count - c < width ? count - c : width;
        double total[width] = {};
        for (std::int64_t r = 0; r < rows; r += row_block) {
            const std::int64_t end = rows - r < row_block ? rows : r + row_block;
            T part[width] = {};
            for (std::int64_t i = r; i < end; ++i)
                for (std::int64_t k = 0; k < w; ++k)
                    part[k] += x[i * stride + c + k];
            for (std::int64_t k = 0; k < w; ++k)
                total[k] += static_cast<double>(part[k]);
        }
        for (std::int64_t k = 0; k < w; ++k)
            out[c + k] = static_cast<T>(total[k]);
    }
}

template <class T, class Wins>
void extreme_columns(const T* x, std::int64_t rows, std::int64_t count, std::int64_t stride, T* out, Wins wins)
{
    for (std::int64_t c = 0; c < count; ++c)
        out[c] = x[c];
    for (std::int64_t r = 1; r < rows; ++r)
        for (std::int64_t c = 0; c < count; ++c) {
            const T v = x[r * stride + c];
            out[c] = (v != v) | wins(v, out[c]) ? v : out[c];
        }
}

template <class T> void max_columns(const T* x, std::int64_t rows, std::int64_t count, std::int64_t stride, T* out)
{
    extreme_columns(x, rows, count, stride, out, [](T v, T best) { return v > best; });
}

template <class T> void min_columns(const T* x, std::int64_t rows, std::int64_t count, std::int64_t stride, T* out)
{
    extreme_columns(x, rows, count, stride, out, [](T v, T best) { return v < best; });
}

template <class T> RealReduceLoops<T> loops_of()
{
    return {sum<T>, sum_squares<T>, max<T>, min<T>, columns<T>, max_columns<T>, min_columns<T>};
}

}  // namespace

ReduceLoops reduce_loops()
{
    return {loops_of<float>(), loops_of<double>()};
}

}  // namespace ts::TS_SIMD
