#include "engine/cpu/simd/embedding_loops.h"

namespace ts::TS_SIMD {

namespace {

template <class T>
void scatter(const T* values, const std::int64_t* indices, std::int64_t count, std::int64_t dim, T* table, std::int64_t skipped,
             std::int64_t begin, std::int64_t end)
{
    for (std::int64_t i = 0; i < count; ++i) {
        if (indices[i] == skipped)
            continue;
        const T* from = values + i * dim;
        T* to = table + indices[i] * dim;
#pragma GCC ivdep
        for (std::int64_t c = begin; c < end; ++c)
            to[c] += from[c];
    }
}

}  // namespace

EmbeddingLoops embedding_loops()
{
    return {scatter<float>, scatter<double>};
}

}  // namespace ts::TS_SIMD
