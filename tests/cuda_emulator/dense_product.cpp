#include "tests/cuda_emulator/dense_product.h"

#include <algorithm>
#include <vector>

namespace cuda_emulator {

namespace {

constexpr long kPiece = 64;
constexpr long kRows = 512;  // of a block, so that it stays in the cache for all columns

template <class T> void add_scaled(T* __restrict__ to, const T* __restrict__ from, T factor, long count)
{
    for (long i = 0; i < count; ++i)
        to[i] += from[i] * factor;
}

}  // namespace

template <class T> void dense_product(long m, long n, long k, const T* a, const T* b, T* result)
{
    std::fill(result, result + m * n, T(0));
    std::vector<T> piece(kRows);
    for (long first_row = 0; first_row < m; first_row += kRows) {
        const long rows = std::min(kRows, m - first_row);
        for (long first = 0; first < k; first += kPiece) {
            const long last = std::min(first + kPiece, k);
            for (long j = 0; j < n; ++j) {
                std::fill(piece.begin(), piece.begin() + rows, T(0));
                for (long p = first; p < last; ++p)
                    add_scaled(piece.data(), a + p * m + first_row, b[j * k + p], rows);
                add_scaled(result + j * m + first_row, piece.data(), T(1), rows);
            }
        }
    }
}

template void dense_product(long, long, long, const float*, const float*, float*);
template void dense_product(long, long, long, const double*, const double*, double*);

}  // namespace cuda_emulator
