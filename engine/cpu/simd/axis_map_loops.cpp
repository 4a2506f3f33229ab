#include "engine/cpu/simd/axis_map_loops.h"

namespace ts::TS_SIMD {

namespace {

template <class T> void first_entry(const T* x, T weight, T* y, std::int64_t n)
{
#pragma GCC ivdep
    for (std::int64_t k = 0; k < n; ++k)
        y[k] = weight * x[k];
}

template <class T> void next_entry(const T* x, T weight, T* y, std::int64_t n)
{
#pragma GCC ivdep
    for (std::int64_t k = 0; k < n; ++k)
        y[k] += weight * x[k];
}

/// Where nothing lies inside, a row is one number.
template <class T> T single(const AxisRows& map, std::int64_t row, const T* x, T fill)
{
    const std::int64_t first = map.offsets[row], last = map.offsets[row + 1];
    T total = first == last ? fill : T{};
    for (std::int64_t i = first; i < last; ++i)
        total += static_cast<T>(map.weights[i]) * x[map.columns[i]];
    return total;
}

template <class T> void whole(const AxisRows& map, std::int64_t row, const T* x, T* y, std::int64_t inner, T fill)
{
    const std::int64_t first = map.offsets[row], last = map.offsets[row + 1];
    if (first == last) {
        for (std::int64_t k = 0; k < inner; ++k)
            y[k] = fill;
        return;
    }
    first_entry(x + map.columns[first] * inner, static_cast<T>(map.weights[first]), y, inner);
    for (std::int64_t i = first + 1; i < last; ++i)
        next_entry(x + map.columns[i] * inner, static_cast<T>(map.weights[i]), y, inner);
}

template <class T>
void apply(const AxisRows& map, const T* x, T* y, std::int64_t inner, T fill, std::int64_t begin, std::int64_t end)
{
    for (std::int64_t r = begin; r < end; ++r) {
        const T* from = x + r / map.out * map.in * inner;
        if (inner == 1)
            y[r] = single(map, r % map.out, from, fill);
        else
            whole(map, r % map.out, from, y + r * inner, inner, fill);
    }
}

}  // namespace

AxisMapLoops axis_map_loops()
{
    return {apply<float>, apply<double>};
}

}  // namespace ts::TS_SIMD
