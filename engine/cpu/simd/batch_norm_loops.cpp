#include "engine/cpu/simd/batch_norm_loops.h"

namespace ts::TS_SIMD {

namespace {

// So many channels are worked on side by side; sums are carried on in double after so many rows.
constexpr std::int64_t kChannels = 64;
constexpr std::int64_t kRows = 128;

inline std::int64_t smaller(std::int64_t a, std::int64_t b)
{
    return a < b ? a : b;
}

/// part[k] += term(row, channel) in T over blocks of rows, sums[k] in double over the blocks. F fills T part[kChannels] for
/// rows [begin, end) and channels [c, c + n).
template <class T, class F> void block_sums(std::int64_t rows, std::int64_t n, double* sums, F f)
{
    for (std::int64_t k = 0; k < n; ++k)
        sums[k] = 0;
    for (std::int64_t r = 0; r < rows; r += kRows) {
        T part[kChannels] = {};
        f(r, smaller(rows, r + kRows), part);
        for (std::int64_t k = 0; k < n; ++k)
            sums[k] += static_cast<double>(part[k]);
    }
}

template <class T> void moments(const T* x, std::int64_t rows, std::int64_t channels, double* mean, double* deviations)
{
    for (std::int64_t c = 0; c < channels; c += kChannels) {
        const std::int64_t n = smaller(kChannels, channels - c);
        block_sums<T>(rows, n, mean + c, [&](std::int64_t begin, std::int64_t end, T* part) {
            for (std::int64_t r = begin; r < end; ++r)
                for (std::int64_t k = 0; k < n; ++k)
                    part[k] += x[r * channels + c + k];
        });
        T center[kChannels];
        for (std::int64_t k = 0; k < n; ++k) {
            mean[c + k] /= static_cast<double>(rows);
            center[k] = static_cast<T>(mean[c + k]);
        }
        block_sums<T>(rows, n, deviations + c, [&](std::int64_t begin, std::int64_t end, T* part) {
            for (std::int64_t r = begin; r < end; ++r)
                for (std::int64_t k = 0; k < n; ++k)
                    part[k] += (x[r * channels + c + k] - center[k]) * (x[r * channels + c + k] - center[k]);
        });
        // The centre was rounded to T.
        for (std::int64_t k = 0; k < n; ++k) {
            const double shift = mean[c + k] - static_cast<double>(center[k]);
            deviations[c + k] -= static_cast<double>(rows) * shift * shift;
        }
    }
}

template <class T>
void normalize(const T* x, std::int64_t rows, std::int64_t channels, const T* mean, const T* scale, const T* shift, T* y)
{
    for (std::int64_t r = 0; r < rows; ++r)
#pragma GCC ivdep
        for (std::int64_t c = 0; c < channels; ++c)
            y[r * channels + c] = (x[r * channels + c] - mean[c]) * scale[c] + shift[c];
}

template <class T>
void gradient_sums(const T* g, const T* x, std::int64_t rows, std::int64_t channels, const T* mean, double* sum_g,
                   double* sum_gx)
{
    for (std::int64_t c = 0; c < channels; c += kChannels) {
        const std::int64_t n = smaller(kChannels, channels - c);
        block_sums<T>(rows, n, sum_g + c, [&](std::int64_t begin, std::int64_t end, T* part) {
            for (std::int64_t r = begin; r < end; ++r)
                for (std::int64_t k = 0; k < n; ++k)
                    part[k] += g[r * channels + c + k];
        });
        block_sums<T>(rows, n, sum_gx + c, [&](std::int64_t begin, std::int64_t end, T* part) {
            for (std::int64_t r = begin; r < end; ++r)
                for (std::int64_t k = 0; k < n; ++k)
                    part[k] += g[r * channels + c + k] * (x[r * channels + c + k] - mean[c + k]);
        });
    }
}

template <class T>
void input_gradient(const T* g, const T* x, std::int64_t rows, std::int64_t channels, const BatchNormTerms<T>& t, T* dx)
{
    const T *mean = t.mean, *offset = t.offset, *slope = t.slope, *scale = t.scale;
    for (std::int64_t r = 0; r < rows; ++r)
#pragma GCC ivdep
        for (std::int64_t c = 0; c < channels; ++c) {
            const std::int64_t i = r * channels + c;
            dx[i] = (g[i] - offset[c] - (x[i] - mean[c]) * slope[c]) * scale[c];
        }
}

template <class T>
void blend(const T* g, const T* x, std::int64_t rows, std::int64_t channels, const BatchNormTerms<T>& t, T* dx)
{
    const T *mean = t.mean, *offset = t.offset, *slope = t.slope, *scale = t.scale;
    for (std::int64_t r = 0; r < rows; ++r)
#pragma GCC ivdep
        for (std::int64_t c = 0; c < channels; ++c) {
            const std::int64_t i = r * channels + c;
            dx[i] = g[i] * scale[c] + (x[i] - mean[c]) * slope[c] + offset[c];
        }
}

template <class T> BatchNormLoopsOf<T> loops_of()
{
    return {moments<T>, normalize<T>, gradient_sums<T>, input_gradient<T>, blend<T>};
}

}  // namespace

BatchNormLoops batch_norm_loops()
{
    return {loops_of<float>(), loops_of<double>()};
}

}  // namespace ts::TS_SIMD
