#include "engine/cpu/simd/mse_loops.h"

namespace ts::TS_SIMD {

namespace {

constexpr std::int64_t kLanes = 32;
constexpr std::int64_t kBlock = 1024;

template <class T> double block_sum(const T* a, const T* b, std::int64_t n)
{
    T lanes[kLanes] = {};
    std::int64_t i = 0;
    for (; i + kLanes <= n; i += kLanes)
        for (std::int64_t l = 0; l < kLanes; ++l)
            lanes[l] += (a[i + l] - b[i + l]) * (a[i + l] - b[i + l]);
    double total = 0;
    for (std::int64_t l = 0; l < kLanes; ++l)
        total += static_cast<double>(lanes[l]);
    for (; i < n; ++i)
        total += static_cast<double>((a[i] - b[i]) * (a[i] - b[i]));
    return total;
}

template <class T> double sum_squared_difference(const T* a, const T* b, std::int64_t n)
{
    double total = 0;
    for (std::int64_t i = 0; i < n; i += kBlock)
        total += block_sum(a + i, b + i, n - i < kBlock ? n - i : kBlock);
    return total;
}

template <class T> void scaled_difference(const T* a, const T* b, T factor, T* out, std::int64_t n)
{
    for (std::int64_t i = 0; i < n; ++i)
        out[i] = factor * (a[i] - b[i]);
}

}  // namespace

MseLoops mse_loops()
{
    return {{sum_squared_difference<float>, scaled_difference<float>},
            {sum_squared_difference<double>, scaled_difference<double>}};
}

}  // namespace ts::TS_SIMD
