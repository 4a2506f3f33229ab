#pragma once

#include <algorithm>
#include <array>
#include <cstdint>
#include <initializer_list>
#include <span>
#include <string>

#include "engine/tensor/error.h"

namespace ts {

/// Most dimensions a tensor can have; sizes and strides live inside the tensor record, never on the heap.
inline constexpr int kMaxDims = 8;

/// Sizes (or strides, counted in elements) of a tensor: a small inline list of int64.
class Shape {
public:
    constexpr Shape() = default;
    constexpr Shape(std::initializer_list<std::int64_t> sizes) : Shape(std::span(sizes.begin(), sizes.size())) { }
    constexpr explicit Shape(std::span<const std::int64_t> sizes)
    {
        if (sizes.size() > kMaxDims)
            throw_too_many(sizes.size());
        m_rank = static_cast<std::int32_t>(sizes.size());
        std::copy(sizes.begin(), sizes.end(), m_sizes.begin());
    }

    [[nodiscard]] constexpr int rank() const { return m_rank; }
    [[nodiscard]] constexpr bool empty() const { return m_rank == 0; }
    constexpr std::int64_t operator[](int i) const { return m_sizes[static_cast<std::size_t>(i)]; }
    constexpr std::int64_t& operator[](int i) { return m_sizes[static_cast<std::size_t>(i)]; }
    [[nodiscard]] constexpr std::int64_t back() const { return (*this)[m_rank - 1]; }

    constexpr const std::int64_t* begin() const { return m_sizes.data(); }
    constexpr const std::int64_t* end() const { return m_sizes.data() + m_rank; }
    constexpr std::int64_t* begin() { return m_sizes.data(); }
    constexpr std::int64_t* end() { return m_sizes.data() + m_rank; }

    /// Appends a dimension on the right. Throws ShapeError above kMaxDims.
    constexpr void push_back(std::int64_t size)
    {
        if (m_rank == kMaxDims)
            throw_too_many(kMaxDims + 1);
        m_sizes[static_cast<std::size_t>(m_rank++)] = size;
    }
    /// Removes dimension `dim` (0 <= dim < rank).
    constexpr void erase(int dim)
    {
        std::copy(begin() + dim + 1, end(), begin() + dim);
        --m_rank;
    }
    /// Inserts `size` before dimension `dim` (0 <= dim <= rank).
    constexpr void insert(int dim, std::int64_t size)
    {
        push_back(0);
        std::copy_backward(begin() + dim, end() - 1, end());
        (*this)[dim] = size;
    }

    /// Product of the sizes; 1 for a scalar.
    [[nodiscard]] constexpr std::int64_t numel() const
    {
        std::int64_t n = 1;
        for (const std::int64_t size : *this)
            n *= size;
        return n;
    }

    friend constexpr bool operator==(const Shape& a, const Shape& b)
    {
        if (a.m_rank != b.m_rank)
            return false;
        // std::equal would call memcmp, which costs more than the comparison of a few sizes.
        for (int i = 0; i < a.m_rank; ++i)
            if (a[i] != b[i])
                return false;
        return true;
    }

    /// "(32, 10)"
    [[nodiscard]] std::string text() const;

private:
    [[noreturn]] static void throw_too_many(std::size_t rank);

    std::array<std::int64_t, kMaxDims> m_sizes{};
    std::int32_t m_rank = 0;
};

/// Row-major strides, in elements, of a dense tensor of these sizes.
Shape contiguous_strides(const Shape& sizes);

/// Sizes two operands broadcast to under NumPy's rules. Throws ShapeError naming `op` where they do not.
Shape broadcast_shapes(const Shape& a, const Shape& b, const char* op);

/// Turns a dimension that may count from the end (-1 is the last) into 0 <= dim < rank. Throws ArgumentError naming `op`.
int normalize_dim(std::int64_t dim, int rank, const char* op);

}  // namespace ts
