#pragma once

#include <array>
#include <cstdint>

#include "engine/tensor/shape.h"

namespace ts {

/// Walks several tensors of the same sizes element by element in runs that are as long as possible: dimensions that can be
/// joined for every operand are, and the one with the smallest stride of operand 0 is innermost.
template <int Operands> class StridedWalk {
public:
    using Offsets = std::array<std::int64_t, Operands>;

    /// Strides are counted in elements; a broadcast dimension has stride 0.
    StridedWalk(const Shape& sizes, const std::array<const Shape*, Operands>& strides)
    {
        for (int d = sizes.rank() - 1; d >= 0; --d) {
            if (sizes[d] == 1)
                continue;
            Offsets step;
            for (std::size_t k = 0; k < Operands; ++k)
                step[k] = (*strides[k])[d];
            insert(sizes[d], step);
        }
        join();
        m_empty = sizes.numel() == 0;
        if (m_rank == 0) {
            m_sizes[0] = 1;
            m_steps[0] = {};
            m_rank = 1;
        }
    }

    /// Calls `body(offsets, n, steps)` for every run of n elements.
    template <class Body> void run(Body&& body) const
    {
        if (m_empty)
            return;
        Offsets at{};
        std::array<std::int64_t, kMaxDims> index{};
        while (true) {
            body(at, m_sizes[0], m_steps[0]);
            int d = 1;
            for (; d < m_rank; ++d) {
                const auto i = static_cast<std::size_t>(d);
                for (std::size_t k = 0; k < Operands; ++k)
                    at[k] += m_steps[i][k];
                if (++index[i] < m_sizes[i])
                    break;
                for (std::size_t k = 0; k < Operands; ++k)
                    at[k] -= m_steps[i][k] * m_sizes[i];
                index[i] = 0;
            }
            if (d >= m_rank)
                return;
        }
    }

    /// Is everything one run?
    [[nodiscard]] bool flat() const { return m_rank == 1; }

private:
    void insert(std::int64_t size, const Offsets& step)
    {
        // Insertion sort by the first operand's stride; equal strides keep row-major order.
        int at = m_rank++;
        while (at > 0 && m_steps[static_cast<std::size_t>(at - 1)][0] > step[0] && step[0] != 0) {
            m_sizes[static_cast<std::size_t>(at)] = m_sizes[static_cast<std::size_t>(at - 1)];
            m_steps[static_cast<std::size_t>(at)] = m_steps[static_cast<std::size_t>(at - 1)];
            --at;
        }
        m_sizes[static_cast<std::size_t>(at)] = size;
        m_steps[static_cast<std::size_t>(at)] = step;
    }

    void join()
    {
        int last = 0;
        for (int d = 1; d < m_rank; ++d) {
            const auto l = static_cast<std::size_t>(last);
            const auto i = static_cast<std::size_t>(d);
            bool fits = true;
            for (std::size_t k = 0; k < Operands; ++k)
                fits = fits && m_steps[i][k] == m_steps[l][k] * m_sizes[l];
            if (fits) {
                m_sizes[l] *= m_sizes[i];
                continue;
            }
            ++last;
            m_sizes[l + 1] = m_sizes[i];
            m_steps[l + 1] = m_steps[i];
        }
        if (m_rank > 0)
            m_rank = last + 1;
    }

    std::array<std::int64_t, kMaxDims> m_sizes{};
    std::array<Offsets, kMaxDims> m_steps{};
    int m_rank = 0;
    bool m_empty = false;
};

}  // namespace ts
