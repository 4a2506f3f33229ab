#include "engine/cpu/amx_gemm.h"

#include <algorithm>
#include <omp.h>

#include "engine/cpu/amx_tiles.h"
#include "engine/cpu/compute_threads.h"
#include "engine/tensor/tensor.h"

namespace ts {

namespace {

// What is packed at a time stays in the second cache level.
constexpr std::int64_t kDepthChunk = 256, kRowChunk = 256;

Tensor packed_room(std::int64_t lines, std::int64_t depth)
{
    return empty({2 * amx::packed_size(lines, depth)}, DType::UInt8);
}

/// One product, run by every thread that takes part.
class Product {
public:
    explicit Product(const Gemm& g)
        : m_g(g),
          m_left_room(packed_room(std::min(g.m, kRowChunk), std::min(g.k, kDepthChunk))),
          m_right_room(packed_room(g.n, std::min(g.k, kDepthChunk))),
          m_left(static_cast<std::uint16_t*>(m_left_room.raw_data())),
          m_right(static_cast<std::uint16_t*>(m_right_room.raw_data()))
    {
    }

    void run(std::int64_t thread, std::int64_t threads) const
    {
        for (std::int64_t p = 0; p < m_g.k; p += kDepthChunk) {
            const std::int64_t depth = std::min(kDepthChunk, m_g.k - p);
            const Share columns(amx::pairs(m_g.n), thread, threads);
            amx::pack_right(right(p, depth), columns.begin, columns.end, m_right);
            for (std::int64_t i = 0; i < m_g.m; i += kRowChunk) {
                const std::int64_t rows = std::min(kRowChunk, m_g.m - i);
                const Share lines(amx::pairs(rows), thread, threads);
                amx::pack_left(left(i, rows, p, depth), lines.begin, lines.end, m_left);
                wait(threads);
                const Share blocks(amx::pairs(rows) * amx::pairs(m_g.n), thread, threads);
                amx::multiply(m_left, m_right, depth,
                              {static_cast<float*>(m_g.c) + i * m_g.ldc, m_g.ldc, rows, m_g.n, m_g.beta != 0 || p > 0},
                              blocks.begin, blocks.end);
                wait(threads);
            }
        }
    }

private:
    struct Share {
        std::int64_t begin, end;

        Share(std::int64_t count, std::int64_t thread, std::int64_t threads)
            : begin(count * thread / threads), end(count * (thread + 1) / threads)
        {
        }
    };

    [[nodiscard]] amx::Lines left(std::int64_t row, std::int64_t rows, std::int64_t depth, std::int64_t depths) const
    {
        const std::int64_t line = m_g.transpose_a ? 1 : m_g.lda, step = m_g.transpose_a ? m_g.lda : 1;
        return {static_cast<const float*>(m_g.a) + row * line + depth * step, line, step, rows, depths};
    }

    [[nodiscard]] amx::Lines right(std::int64_t depth, std::int64_t depths) const
    {
        const std::int64_t line = m_g.transpose_b ? m_g.ldb : 1, step = m_g.transpose_b ? 1 : m_g.ldb;
        return {static_cast<const float*>(m_g.b) + depth * step, line, step, m_g.n, depths};
    }

    static void wait(std::int64_t threads)
    {
        if (threads > 1) {
#pragma omp barrier
        }
    }

    const Gemm& m_g;
    Tensor m_left_room, m_right_room;
    std::uint16_t* m_left;
    std::uint16_t* m_right;
};

}  // namespace

bool amx_gains(const Gemm& g)
{
    // Packing costs as much as a few multiply-adds for each number, so both matrices must be used often enough; with a smaller
    // factor one thread gains and two lose against oneDNN (char GPT: 29 ms at 200, 36 ms at 80).
    return g.k >= amx::kPair && g.m >= amx::kPair && g.n >= amx::kPair && g.m * g.n >= 200 * (g.m + g.n) && amx::available();
}

void amx_gemm(const Gemm& g)
{
    const Product product(g);
    constexpr std::int64_t enough = std::int64_t{1} << 21;
    const int threads = g.m * g.n * g.k < enough ? 1 : compute_threads();
    if (threads == 1) {
        product.run(0, 1);
        return;
    }
#pragma omp parallel num_threads(threads)
    product.run(omp_get_thread_num(), omp_get_num_threads());
}

}  // namespace ts
