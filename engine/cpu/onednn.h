#pragma once

#include <cstdint>

#include "engine/ops/conv_geometry.h"

// Everything that calls oneDNN (2.6 and 3.x) stays behind this header.
namespace ts::onednn {

/// Row-major float32 C = op(A) op(B) + beta C.
void sgemm(bool transpose_a, bool transpose_b, std::int64_t m, std::int64_t n, std::int64_t k, const float* a, std::int64_t lda,
           const float* b, std::int64_t ldb, float beta, float* c, std::int64_t ldc);

struct MatmulShape {
    bool transpose_b;
    std::int64_t m, n, k, lda, ldb, ldc;

    friend bool operator==(const MatmulShape&, const MatmulShape&) = default;
};

/// Row-major float32 C (m, n) = A (m, k) op(B) + bias (n), which may be null. B is packed first, which is worth it for many
/// rows; the product is prepared once for a shape and number of threads and kept. Throws DeviceError where oneDNN refuses.
void matmul(const MatmulShape& shape, const float* a, const float* b, const float* bias, float* c);

// Convolutions of float32 images that lie channels-last, with row-major weights (O, C / groups, kH, kW). Each is prepared once
// for a geometry and number of threads and kept. Throw DeviceError where oneDNN refuses.

/// `bias` may be null. With `relu` negative results become zero.
void conv_forward(const ConvGeometry& geometry, const float* x, const float* weight, const float* bias, float* y, bool relu);
void conv_backward_data(const ConvGeometry& geometry, const float* g, const float* weight, float* dx);
/// `db` may be null.
void conv_backward_weights(const ConvGeometry& geometry, const float* x, const float* g, float* dw, float* db);

}  // namespace ts::onednn
