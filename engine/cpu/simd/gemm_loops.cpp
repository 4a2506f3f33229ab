#include "engine/cpu/simd/gemm_loops.h"

namespace ts::TS_SIMD {

namespace {

/// A block of Rows x Width of C held in registers while k runs.
template <class T, int Rows, int Width>
void block(std::int64_t k, const T* a, std::int64_t a_row, std::int64_t a_column, const T* b, std::int64_t ldb, T* c,
           std::int64_t ldc, bool add)
{
    T sums[Rows][Width];
    for (int r = 0; r < Rows; ++r)
        for (int w = 0; w < Width; ++w)
            sums[r][w] = add ? c[r * ldc + w] : T{};
    for (std::int64_t p = 0; p < k; ++p) {
        const T* row = b + p * ldb;
        for (int r = 0; r < Rows; ++r) {
            const T left = a[r * a_row + p * a_column];
            for (int w = 0; w < Width; ++w)
                sums[r][w] += left * row[w];
        }
    }
    for (int r = 0; r < Rows; ++r)
        for (int w = 0; w < Width; ++w)
            c[r * ldc + w] = sums[r][w];
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

template <class T, int Width>
void stripe(std::int64_t m, std::int64_t k, const T* a, std::int64_t a_row, std::int64_t a_column, const T* b, std::int64_t ldb,
            T* c, std::int64_t ldc, bool add)
{
    std::int64_t i = 0;
    for (; i + 4 <= m; i += 4)
        block<T, 4, Width>(k, a + i * a_row, a_row, a_column, b, ldb, c + i * ldc, ldc, add);
    for (; i < m; ++i)
        block<T, 1, Width>(k, a + i * a_row, a_row, a_column, b, ldb, c + i * ldc, ldc, add);
}

template <class T>
void small_gemm(std::int64_t m, std::int64_t n, std::int64_t k, const T* a, std::int64_t a_row, std::int64_t a_column,
                const T* b, std::int64_t ldb, T* c, std::int64_t ldc, bool add)
{
    constexpr int wide = 128 / static_cast<int>(sizeof(T));
    constexpr int half = wide / 2;
    constexpr int quarter = wide / 4;
    std::int64_t j = 0;
    for (; j + wide <= n; j += wide)
        stripe<T, wide>(m, k, a, a_row, a_column, b + j, ldb, c + j, ldc, add);
    for (; j + half <= n; j += half)
        stripe<T, half>(m, k, a, a_row, a_column, b + j, ldb, c + j, ldc, add);
    for (; j + quarter <= n; j += quarter)
        stripe<T, quarter>(m, k, a, a_row, a_column, b + j, ldb, c + j, ldc, add);
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
