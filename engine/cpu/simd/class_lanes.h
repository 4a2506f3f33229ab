#pragma once

// Loops over rows of class scores, shared by softmax and cross entropy; compiled into each instruction set's own namespace.
#include "engine/cpu/simd/softmax_loops.h"
#include "engine/cpu/simd/vector_math.h"

namespace ts::TS_SIMD {

namespace {

// Unrolled whole, a loop over the lanes would no longer be seen as vectors of exponentials: hence "unroll 1".

/// One block: `count` rows side by side, element c of row l at first + c * step + l * lane_step, or one long row.
struct Lanes {
    std::int64_t classes, first, step, lane_step, count;
    std::int64_t row;  // number of the first row
    bool long_row;
};

inline Lanes lanes_at(const ClassLayout& layout, std::int64_t block)
{
    const std::int64_t n = layout.classes;
    if (layout.inner > 1) {
        const std::int64_t across = (layout.inner + kRowLanes - 1) / kRowLanes;
        const std::int64_t o = block / across, i = block % across * kRowLanes;
        const std::int64_t left = layout.inner - i;
        return {n, o * n * layout.inner + i, layout.inner, 1, left < kRowLanes ? left : kRowLanes, o * layout.inner + i, false};
    }
    if (n >= kLongRow)
        return {n, block * n, 1, n, 1, block, true};
    const std::int64_t row = block * kRowLanes, left = layout.outer - row;
    return {n, row * n, 1, n, left < kRowLanes ? left : kRowLanes, row, false};
}

/// f(lane, element) for every element of a block; vectorised over the lanes, or over a long row.
template <class F> inline void each(const Lanes& at, F f)
{
    if (at.long_row) {
#pragma GCC ivdep
        for (std::int64_t c = 0; c < at.classes; ++c)
            f(0, at.first + c);
    } else if (at.count == kRowLanes && at.lane_step == 1) {
        for (std::int64_t c = 0; c < at.classes; ++c)
#pragma GCC ivdep
#pragma GCC unroll 1
            for (std::int64_t l = 0; l < kRowLanes; ++l)
                f(l, at.first + c * at.step + l);
    } else if (at.count == kRowLanes) {
        for (std::int64_t c = 0; c < at.classes; ++c)
#pragma GCC ivdep
#pragma GCC unroll 1
            for (std::int64_t l = 0; l < kRowLanes; ++l)
                f(l, at.first + c * at.step + l * at.lane_step);
    } else {
        for (std::int64_t c = 0; c < at.classes; ++c)
#pragma GCC ivdep
            for (std::int64_t l = 0; l < at.count; ++l)
                f(l, at.first + c * at.step + l * at.lane_step);
    }
}

/// total[lane] = sum over the classes of f(lane, element).
template <class T, class F> inline void sum_classes(const Lanes& at, T* total, F f)
{
    for (std::int64_t l = 0; l < kRowLanes; ++l)
        total[l] = 0;
    if (!at.long_row) {
        each(at, [&](std::int64_t l, std::int64_t i) { total[l] += f(l, i); });
        return;
    }
    T part[kRowLanes] = {};
    std::int64_t c = 0;
    for (; c + kRowLanes <= at.classes; c += kRowLanes)
#pragma GCC ivdep
#pragma GCC unroll 1
        for (std::int64_t k = 0; k < kRowLanes; ++k)
            part[k] += f(0, at.first + c + k);
    for (; c < at.classes; ++c)
        total[0] += f(0, at.first + c);
    for (std::int64_t k = 0; k < kRowLanes; ++k)
        total[0] += part[k];
}

/// largest[lane] over the classes; NaN is passed over, since the sum of exponentials shows it anyway.
template <class T> inline void largest_class(const Lanes& at, const T* x, T* largest)
{
    T best[kRowLanes];
    for (std::int64_t l = 0; l < kRowLanes; ++l)
        best[l] = x[at.first + (l < at.count ? l * at.lane_step : 0)];
    if (!at.long_row) {
        each(at, [&](std::int64_t l, std::int64_t i) { best[l] = x[i] > best[l] ? x[i] : best[l]; });
    } else {
        std::int64_t c = 0;
        for (; c + kRowLanes <= at.classes; c += kRowLanes)
            for (std::int64_t k = 0; k < kRowLanes; ++k)
                best[k] = x[at.first + c + k] > best[k] ? x[at.first + c + k] : best[k];
        for (; c < at.classes; ++c)
            best[0] = x[at.first + c] > best[0] ? x[at.first + c] : best[0];
        for (std::int64_t k = 1; k < kRowLanes; ++k)
            best[0] = best[k] > best[0] ? best[k] : best[0];
    }
    for (std::int64_t l = 0; l < kRowLanes; ++l)
        largest[l] = best[l];
}

}  // namespace

}  // namespace ts::TS_SIMD
