#include "engine/cpu/simd/gemm_loops.h"

#include "engine/cpu/simd/vector_type.h"

namespace ts::TS_SIMD {

namespace {

/// A block of Rows rows and Vectors registers of C, held in registers while k runs.
template <class T, int Rows, int Vectors>
void block(std::int64_t k, const T* a, std::int64_t a_row, std::int64_t a_column, const T* b, std::int64_t ldb, T* c,
           std::int64_t ldc, bool add)
{
    using V = Vector<T>;
    constexpr int lanes = kLanesOf<T>;
    V sums[Rows][Vectors];
    for (int r = 0; r < Rows; ++r)
        for (int v = 0; v < Vectors; ++v)
            sums[r][v] = add ? *reinterpret_cast<const V*>(c + r * ldc + v * lanes) : V{};
    for (std::int64_t p = 0; p < k; ++p) {
        V right[Vectors];
#pragma GCC unroll 4
        for (int v = 0; v < Vectors; ++v)
            right[v] = *reinterpret_cast<const V*>(b + p * ldb + v * lanes);
#pragma GCC unroll 16
        for (int r = 0; r < Rows; ++r) {
            const T left = a[r * a_row + p * a_column];
#pragma GCC unroll 4
            for (int v = 0; v < Vectors; ++v)
                sums[r][v] += left * right[v];
        }
    }
    for (int r = 0; r < Rows; ++r)
        for (int v = 0; v < Vectors; ++v)
            *reinterpret_cast<V*>(c + r * ldc + v * lanes) = sums[r][v];
}

template <class T>
void narrow_block(std::int64_t n, std::int64_t k, const T* a, std::int64_t a_column, const T* b, std::int64_t ldb, T* c,
                  bool add)
{
    for (std::int64_t w = 0; w < n; ++w) {
        T sum = add ? c[w] : T{};
        for (std::int64_t p = 0; p < k; ++p)
            sum += a[p * a_column] * b[p * ldb + w];
        c[w] = sum;
    }
}

/// Rows of the tallest block: its sums, B and one number of A stay in the registers there are.
template <int Vectors> inline constexpr int kTall = kVectorBytes == 64 ? 16 / Vectors : Vectors == 1 ? 12 : 6;

template <class T, int Vectors>
void stripe(std::int64_t m, std::int64_t k, const T* a, std::int64_t a_row, std::int64_t a_column, const T* b, std::int64_t ldb,
            T* c, std::int64_t ldc, bool add)
{
    std::int64_t i = 0;
    for (; i + kTall<Vectors> <= m; i += kTall<Vectors>)
        block<T, kTall<Vectors>, Vectors>(k, a + i * a_row, a_row, a_column, b, ldb, c + i * ldc, ldc, add);
    for (; i + 4 <= m; i += 4)
        block<T, 4, Vectors>(k, a + i * a_row, a_row, a_column, b, ldb, c + i * ldc, ldc, add);
    for (; i < m; ++i)
        block<T, 1, Vectors>(k, a + i * a_row, a_row, a_column, b, ldb, c + i * ldc, ldc, add);
}

template <class T>
void small_gemm(std::int64_t m, std::int64_t n, std::int64_t k, const T* a, std::int64_t a_row, std::int64_t a_column,
                const T* b, std::int64_t ldb, T* c, std::int64_t ldc, bool add)
{
    constexpr int lanes = kLanesOf<T>;
    std::int64_t j = 0;
    for (; j + 2 * lanes <= n; j += 2 * lanes)
        stripe<T, 2>(m, k, a, a_row, a_column, b + j, ldb, c + j, ldc, add);
    for (; j + lanes <= n; j += lanes)
        stripe<T, 1>(m, k, a, a_row, a_column, b + j, ldb, c + j, ldc, add);
    if (j < n)
        for (std::int64_t i = 0; i < m; ++i)
            narrow_block(n - j, k, a + i * a_row, a_column, b + j, ldb, c + i * ldc + j, add);
}

}  // namespace

GemmLoops gemm_loops()
{
    return {small_gemm<float>, small_gemm<double>};
}

}  // namespace ts::TS_SIMD
