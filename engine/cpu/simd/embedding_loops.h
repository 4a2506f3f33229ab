#pragma once

#include <cstdint>

namespace ts {

/// table[indices[i]][c] += values[i][c] for i = 0, 1, ... and columns [begin, end); rows of `dim` numbers.
template <class T>
using ScatterRows = void (*)(const T* values, const std::int64_t* indices, std::int64_t count, std::int64_t dim, T* table,
                             std::int64_t skipped, std::int64_t begin, std::int64_t end);

struct EmbeddingLoops {
    ScatterRows<float> f32;
    ScatterRows<double> f64;
};

namespace baseline {
EmbeddingLoops embedding_loops();
}
namespace avx2 {
EmbeddingLoops embedding_loops();
}
namespace avx512 {
EmbeddingLoops embedding_loops();
}

}  // namespace ts
