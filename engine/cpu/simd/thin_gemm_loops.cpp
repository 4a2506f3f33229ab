#include "engine/cpu/simd/thin_gemm_loops.h"

#include "engine/cpu/simd/vector_type.h"

namespace ts::TS_SIMD {

namespace {

template <std::size_t Bytes> struct IndexOf;
template <> struct IndexOf<4> {
    using type = std::int32_t;
};
template <> struct IndexOf<8> {
    using type = std::int64_t;
};

/// Sums of neighbouring pairs, those of `a` before those of `b`.
template <class T> Vector<T> pair_sums(Vector<T> a, Vector<T> b)
{
    constexpr int lanes = kLanesOf<T>;
    typedef typename IndexOf<sizeof(T)>::type Indices __attribute__((vector_size(kVectorBytes)));
    Indices even, odd;
    for (int i = 0; i < lanes; ++i) {
        even[i] = 2 * i;
        odd[i] = 2 * i + 1;
    }
    return __builtin_shuffle(a, b, even) + __builtin_shuffle(a, b, odd);
}

/// One sum for each of as many vectors as a vector has lanes, in order.
template <class T> Vector<T> sums_of(Vector<T>* vectors)
{
    constexpr int lanes = kLanesOf<T>;
#pragma GCC unroll 5
    for (int count = lanes / 2; count > 0; count /= 2)
#pragma GCC unroll 16
        for (int i = 0; i < count; ++i)
            vectors[i] = pair_sums<T>(vectors[2 * i], vectors[2 * i + 1]);
    return vectors[0];
}

/// Products of one row with `count` rows of B, at most one for each lane.
template <class T> Vector<T> group(std::int64_t count, std::int64_t k, const T* a, const T* b, std::int64_t ldb)
{
    using V = Vector<T>;
    constexpr int lanes = kLanesOf<T>;
    V sums[lanes];
#pragma GCC unroll 16
    for (int r = 0; r < lanes; ++r)
        sums[r] = V{};
    const std::int64_t whole = k / lanes * lanes;
    if (count == lanes)
        for (std::int64_t p = 0; p < whole; p += lanes) {
            const V left = *reinterpret_cast<const V*>(a + p);
#pragma GCC unroll 16
            for (int r = 0; r < lanes; ++r)
                sums[r] += left * *reinterpret_cast<const V*>(b + r * ldb + p);
        }
    else
        for (std::int64_t r = 0; r < count; ++r)
            for (std::int64_t p = 0; p < whole; p += lanes)
                sums[r] += *reinterpret_cast<const V*>(a + p) * *reinterpret_cast<const V*>(b + r * ldb + p);
    V out = sums_of<T>(sums);
    if (whole < k)
        for (std::int64_t r = 0; r < count; ++r)
            for (std::int64_t p = whole; p < k; ++p)
                out[r] += a[p] * b[r * ldb + p];
    return out;
}

template <class T>
void dots(std::int64_t m, std::int64_t n, std::int64_t k, const T* a, std::int64_t lda, const T* b, std::int64_t ldb, T* c,
          std::int64_t ldc, bool add)
{
    using V = Vector<T>;
    constexpr int lanes = kLanesOf<T>;
    for (std::int64_t j = 0; j < n; j += lanes) {
        const std::int64_t count = n - j < lanes ? n - j : lanes;
        for (std::int64_t i = 0; i < m; ++i) {
            const V out = group<T>(count, k, a + i * lda, b + j * ldb, ldb);
            T* to = c + i * ldc + j;
            if (count == lanes)
                *reinterpret_cast<V*>(to) = add ? *reinterpret_cast<const V*>(to) + out : out;
            else
                for (std::int64_t r = 0; r < count; ++r)
                    to[r] = add ? to[r] + out[r] : out[r];
        }
    }
}

/// Vectors registers of the result, each the sum of two chains so that additions need not wait for one another.
template <class T, int Vectors>
void row_block(std::int64_t k, const T* a, std::int64_t a_step, const T* b, std::int64_t ldb, T* c, bool add)
{
    using V = Vector<T>;
    constexpr int lanes = kLanesOf<T>;
    V even[Vectors] = {}, odd[Vectors] = {};
    std::int64_t p = 0;
    for (; p + 2 <= k; p += 2)
#pragma GCC unroll 4
        for (int v = 0; v < Vectors; ++v) {
            even[v] += a[p * a_step] * *reinterpret_cast<const V*>(b + p * ldb + v * lanes);
            odd[v] += a[(p + 1) * a_step] * *reinterpret_cast<const V*>(b + (p + 1) * ldb + v * lanes);
        }
    for (int v = 0; v < Vectors; ++v) {
        if (p < k)
            even[v] += a[p * a_step] * *reinterpret_cast<const V*>(b + p * ldb + v * lanes);
        V* to = reinterpret_cast<V*>(c + v * lanes);
        *to = add ? *to + (even[v] + odd[v]) : even[v] + odd[v];
    }
}

template <class T>
void row(std::int64_t n, std::int64_t k, const T* a, std::int64_t a_step, const T* b, std::int64_t ldb, T* c, bool add)
{
    constexpr int lanes = kLanesOf<T>;
    std::int64_t j = 0;
    for (; j + 4 * lanes <= n; j += 4 * lanes)
        row_block<T, 4>(k, a, a_step, b + j, ldb, c + j, add);
    for (; j + lanes <= n; j += lanes)
        row_block<T, 1>(k, a, a_step, b + j, ldb, c + j, add);
    for (; j < n; ++j) {
        T sum = add ? c[j] : T{};
        for (std::int64_t p = 0; p < k; ++p)
            sum += a[p * a_step] * b[p * ldb + j];
        c[j] = sum;
    }
}

}  // namespace

ThinGemmLoops thin_gemm_loops()
{
    return {{dots<float>, row<float>}, {dots<double>, row<double>}};
}

}  // namespace ts::TS_SIMD
