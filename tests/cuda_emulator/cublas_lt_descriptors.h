#pragma once

#include <cublasLt.h>

struct cublasLtContext { };

struct cublasLtMatmulPreferenceOpaque_t { };

struct cublasLtMatrixLayoutOpaque_t {
    cudaDataType_t type = CUDA_R_32F;
    cublasLtOrder_t order = CUBLASLT_ORDER_COL;
    std::uint64_t rows = 0;
    std::uint64_t columns = 0;
    std::int64_t leading = 0;
    std::int32_t batches = 1;
    std::int64_t batch_step = 0;

    std::ptrdiff_t offset(std::int64_t row, std::int64_t column, std::int64_t batch) const
    {
        return batch * batch_step + (order == CUBLASLT_ORDER_COL ? column * leading + row : row * leading + column);
    }
};

struct cublasLtMatmulDescOpaque_t {
    cublasComputeType_t compute = CUBLAS_COMPUTE_32F;
    cudaDataType_t scale = CUDA_R_32F;
    cublasLtPointerMode_t pointer_mode = CUBLASLT_POINTER_MODE_HOST;
    cublasOperation_t transpose_a = CUBLAS_OP_N;
    cublasOperation_t transpose_b = CUBLAS_OP_N;
    cublasLtEpilogue_t epilogue = CUBLASLT_EPILOGUE_DEFAULT;
    void* bias = nullptr;
    std::int64_t bias_step = 0;
    std::int32_t bias_type = -1;  ///< that of the result
    void* aux = nullptr;
    std::int64_t aux_leading = 0;
    std::int64_t aux_step = 0;
    std::int32_t aux_type = -1;
};

namespace cuda_emulator {

/// One call of cublasLtMatmul(), with everything kept by value.
struct MatmulCall {
    cublasLtMatmulDescOpaque_t description;
    cublasLtMatrixLayoutOpaque_t a_layout, b_layout, c_layout, d_layout;
    const void* a = nullptr;
    const void* b = nullptr;
    const void* c = nullptr;
    void* d = nullptr;
    double alpha = 1, beta = 0;          ///< read at the call
    const void* device_alpha = nullptr;  ///< or when it runs
    const void* device_beta = nullptr;

    std::int64_t rows() const { return static_cast<std::int64_t>(d_layout.rows); }
    std::int64_t columns() const { return static_cast<std::int64_t>(d_layout.columns); }
    std::int64_t depth() const
    {
        return static_cast<std::int64_t>(description.transpose_a == CUBLAS_OP_N ? a_layout.columns : a_layout.rows);
    }
    cudaDataType_t bias_type() const
    {
        return description.bias_type < 0 ? d_layout.type : static_cast<cudaDataType_t>(description.bias_type);
    }
};

/// What cuBLASLt would answer to this call: types, sizes, leading dimensions, epilogue.
cublasStatus_t check_matmul(const MatmulCall& call);
/// Whether every element that the call touches lies in device memory; says on stderr what does not.
bool matrices_on_device(const MatmulCall& call);
/// Does it; device memory must be open.
void run_matmul(const MatmulCall& call);

}  // namespace cuda_emulator
