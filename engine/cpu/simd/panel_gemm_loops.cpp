#include "engine/cpu/simd/panel_gemm_loops.h"

#include "engine/cpu/simd/vector_type.h"

namespace ts::TS_SIMD {

namespace {

constexpr int kVectors = 2;
template <class T> constexpr int kWidth = kVectors* kLanesOf<T>;
// Rows of a panel used together: with this many it stays in the first cache level.
constexpr std::int64_t kDepth = 256;

template <class T>
void pack(std::int64_t k, std::int64_t n, const T* b, std::int64_t row_step, std::int64_t column_step, T* packed)
{
    constexpr int width = kWidth<T>;
    constexpr std::int64_t chunk = 16;
    for (std::int64_t j = 0; j < n; j += width, packed += k * width) {
        const std::int64_t columns = n - j < width ? n - j : width;
        for (std::int64_t p = 0; p < k; p += chunk) {
            const std::int64_t end = p + chunk < k ? p + chunk : k;
            for (std::int64_t w = 0; w < columns; ++w)
                for (std::int64_t q = p; q < end; ++q)
                    packed[q * width + w] = b[q * row_step + (j + w) * column_step];
            for (std::int64_t q = p; q < end; ++q)
                for (std::int64_t w = columns; w < width; ++w)
                    packed[q * width + w] = T{};
        }
    }
}

/// Rows rows of one panel, its k rows in order, held in registers.
template <class T, int Rows>
void block(std::int64_t k, const T* a, std::int64_t lda, const T* panel, T* c, std::int64_t ldc, bool add)
{
    using V = Vector<T>;
    constexpr int lanes = kLanesOf<T>;
    V sums[Rows][kVectors];
    for (int r = 0; r < Rows; ++r)
        for (int v = 0; v < kVectors; ++v)
            sums[r][v] = add ? *reinterpret_cast<const V*>(c + r * ldc + v * lanes) : V{};
    for (std::int64_t p = 0; p < k; ++p) {
        V right[kVectors];
#pragma GCC unroll 2
        for (int v = 0; v < kVectors; ++v)
            right[v] = *reinterpret_cast<const V*>(panel + p * kWidth<T> + v * lanes);
#pragma GCC unroll 8
        for (int r = 0; r < Rows; ++r) {
            const T left = a[r * lda + p];
#pragma GCC unroll 2
            for (int v = 0; v < kVectors; ++v)
                sums[r][v] += left * right[v];
        }
    }
    for (int r = 0; r < Rows; ++r)
        for (int v = 0; v < kVectors; ++v)
            *reinterpret_cast<V*>(c + r * ldc + v * lanes) = sums[r][v];
}

template <class T>
void whole_panel(std::int64_t m, std::int64_t k, const T* a, std::int64_t lda, const T* panel, T* c, std::int64_t ldc, bool add)
{
    constexpr int rows = sizeof(Vector<T>) == 64 ? 8 : 4;
    std::int64_t i = 0;
    for (; i + rows <= m; i += rows)
        block<T, rows>(k, a + i * lda, lda, panel, c + i * ldc, ldc, add);
    for (; i + 2 <= m; i += 2)
        block<T, 2>(k, a + i * lda, lda, panel, c + i * ldc, ldc, add);
    if (i < m)
        block<T, 1>(k, a + i * lda, lda, panel, c + i * ldc, ldc, add);
}

/// The last columns: through a row of full width.
template <class T>
void part_panel(std::int64_t m, std::int64_t columns, std::int64_t k, const T* a, std::int64_t lda, const T* panel, T* c,
                std::int64_t ldc, bool add)
{
    for (std::int64_t i = 0; i < m; ++i) {
        T row[kWidth<T>] = {};
        for (std::int64_t w = 0; add && w < columns; ++w)
            row[w] = c[i * ldc + w];
        block<T, 1>(k, a + i * lda, lda, panel, row, kWidth<T>, add);
        for (std::int64_t w = 0; w < columns; ++w)
            c[i * ldc + w] = row[w];
    }
}

template <class T>
void multiply(std::int64_t m, std::int64_t n, std::int64_t k, const T* a, std::int64_t lda, const T* packed, T* c,
              std::int64_t ldc, bool add)
{
    constexpr int width = kWidth<T>;
    for (std::int64_t j = 0; j < n; j += width, packed += k * width) {
        std::int64_t p = 0;
        do {
            const std::int64_t depth = k - p < kDepth ? k - p : kDepth;
            if (n - j >= width)
                whole_panel(m, depth, a + p, lda, packed + p * width, c + j, ldc, add || p > 0);
            else
                part_panel(m, n - j, depth, a + p, lda, packed + p * width, c + j, ldc, add || p > 0);
            p += kDepth;
        } while (p < k);
    }
}

template <class T> PanelGemmOf<T> loops()
{
    return {kWidth<T>, pack<T>, multiply<T>};
}

}  // namespace

PanelGemmLoops panel_gemm_loops()
{
    return {loops<float>(), loops<double>()};
}

}  // namespace ts::TS_SIMD
