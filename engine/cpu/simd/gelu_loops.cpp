#include "engine/cpu/simd/gelu_loops.h"

#include "engine/cpu/simd/normal_distribution.h"

namespace ts::TS_SIMD {

namespace {

template <class T> void pair(const T* x, T* values, T* g, std::int64_t n)
{
#pragma GCC ivdep
    for (std::int64_t i = 0; i < n; ++i) {
        const NormalTerms<T> normal = normal_terms(x[i]);
        values[i] = x[i] * normal.share;
        g[i] *= normal.share + x[i] * normal.density;
    }
}

}  // namespace

GeluLoops gelu_loops()
{
    return {pair<float>, pair<double>};
}

}  // namespace ts::TS_SIMD
