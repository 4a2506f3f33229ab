#include <dnnl.h>

#include "engine/cpu/onednn.h"
#include "engine/tensor/error.h"

namespace ts::onednn {

void sgemm(bool transpose_a, bool transpose_b, std::int64_t m, std::int64_t n, std::int64_t k, const float* a, std::int64_t lda,
           const float* b, std::int64_t ldb, float beta, float* c, std::int64_t ldc)
{
    const dnnl_status_t status
        = dnnl_sgemm(transpose_a ? 'T' : 'N', transpose_b ? 'T' : 'N', m, n, k, 1.0F, a, lda, b, ldb, beta, c, ldc);
    if (status != dnnl_success)
        throw DeviceError(translatable("engine", "oneDNN could not multiply matrices of %1 x %2 x %3 (status %4)."),
                          {std::to_string(m), std::to_string(n), std::to_string(k), std::to_string(static_cast<int>(status))});
}

}  // namespace ts::onednn
