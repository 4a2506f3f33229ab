#pragma once

#include <type_traits>

#include "engine/cpu/amx_tiles.h"
#include "engine/cpu/simd/panel_gemm_loops.h"

namespace ts {

template <class T> const PanelGemmOf<T>& panel_gemm();

/// C = or += A B with a B that is packed once and used many times, on the matrix unit where there is one and A has rows enough
/// for it, else by vector loops. Memory is the caller's; sizes are in elements of T.
template <class T> class PanelProduct {
public:
    explicit PanelProduct(std::int64_t rows) : m_rows(rows), m_tiles(uses_tiles(rows)) { }

    /// Columns are packed in groups of so many.
    [[nodiscard]] std::int64_t width() const { return m_tiles ? amx::kPair : panel_gemm<T>().width; }

    /// Room for B (k, n), and so where column n begins if n is a multiple of width().
    [[nodiscard]] std::int64_t packed_size(std::int64_t k, std::int64_t n) const
    {
        const std::int64_t groups = (n + width() - 1) / width();
        return m_tiles ? amx::packed_size(groups * width(), k) / 2 : groups * width() * k;
    }
    /// Room for A of depth k as multiply() wants it.
    [[nodiscard]] std::int64_t left_size(std::int64_t k) const { return m_tiles ? amx::packed_size(m_rows, k) / 2 : 0; }

    /// Element (p, j) of B lies at b[p * row_step + j * column_step].
    void pack(std::int64_t k, std::int64_t n, const T* b, std::int64_t row_step, std::int64_t column_step, T* packed) const
    {
        if constexpr (kMayUseTiles)
            if (m_tiles) {
                amx::pack_right({b, column_step, row_step, n, k}, 0, amx::pairs(n), words(packed));
                return;
            }
        panel_gemm<T>().pack(k, n, b, row_step, column_step, packed);
    }
    /// Prepares A (rows, k) for any number of products.
    void pack_left(std::int64_t k, const T* a, std::int64_t lda, T* left) const
    {
        if constexpr (kMayUseTiles)
            if (m_tiles)
                amx::pack_left({a, lda, 1, m_rows, k}, 0, amx::pairs(m_rows), words(left));
    }
    /// `left` is A as pack_left() left it.
    void multiply(std::int64_t n, std::int64_t k, const T* a, std::int64_t lda, const T* left, const T* packed, T* c,
                  std::int64_t ldc, bool add) const
    {
        if constexpr (kMayUseTiles)
            if (m_tiles) {
                amx::multiply(words(left), words(packed), k, {c, ldc, m_rows, n, add}, 0, amx::pairs(m_rows) * amx::pairs(n));
                return;
            }
        panel_gemm<T>().multiply(m_rows, n, k, a, lda, packed, c, ldc, add);
    }

private:
    static constexpr bool kMayUseTiles = std::is_same_v<T, float>;

    static bool uses_tiles(std::int64_t rows) { return kMayUseTiles && rows >= amx::kTile && amx::available(); }
    static std::uint16_t* words(T* p) { return reinterpret_cast<std::uint16_t*>(p); }
    static const std::uint16_t* words(const T* p) { return reinterpret_cast<const std::uint16_t*>(p); }

    std::int64_t m_rows;
    bool m_tiles;
};

}  // namespace ts
