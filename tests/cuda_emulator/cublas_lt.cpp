#include <memory>

#include "tests/cuda_emulator/cublas_lt_descriptors.h"
#include "tests/cuda_emulator/device_memory.h"
#include "tests/cuda_emulator/element_access.h"
#include "tests/cuda_emulator/stream.h"

using namespace cuda_emulator;

cublasStatus_t cublasLtMatmulAlgoGetHeuristic(cublasLtHandle_t handle, cublasLtMatmulDesc_t description,
                                              cublasLtMatrixLayout_t a, cublasLtMatrixLayout_t b, cublasLtMatrixLayout_t c,
                                              cublasLtMatrixLayout_t d, cublasLtMatmulPreference_t preference, int wanted,
                                              cublasLtMatmulHeuristicResult_t results[], int* found)
{
    *found = 0;
    if (!handle || !description || !a || !b || !c || !d || !preference || wanted < 1)
        return CUBLAS_STATUS_INVALID_VALUE;
    MatmulCall call;
    call.description = *description;
    call.a_layout = *a;
    call.b_layout = *b;
    call.c_layout = *c;
    call.d_layout = *d;
    if (const cublasStatus_t problem = check_matmul(call); problem != CUBLAS_STATUS_SUCCESS)
        return problem;
    results[0] = {};
    *found = 1;
    return CUBLAS_STATUS_SUCCESS;
}

cublasStatus_t cublasLtMatmul(cublasLtHandle_t handle, cublasLtMatmulDesc_t description, const void* alpha, const void* a,
                              cublasLtMatrixLayout_t a_layout, const void* b, cublasLtMatrixLayout_t b_layout, const void* beta,
                              const void* c, cublasLtMatrixLayout_t c_layout, void* d, cublasLtMatrixLayout_t d_layout,
                              const cublasLtMatmulAlgo_t*, void*, std::size_t, cudaStream_t stream)
{
    if (!handle || !description || !a_layout || !b_layout || !c_layout || !d_layout || !alpha || !beta || !a || !b || !d)
        return CUBLAS_STATUS_INVALID_VALUE;
    auto call = std::make_shared<MatmulCall>();
    *call = {*description, *a_layout, *b_layout, *c_layout, *d_layout, a, b, c, d, 1, 0, nullptr, nullptr};
    if (description->pointer_mode == CUBLASLT_POINTER_MODE_DEVICE) {
        call->device_alpha = alpha;
        call->device_beta = beta;
    } else {
        call->alpha = load_element(description->scale, alpha, 0);
        call->beta = load_element(description->scale, beta, 0);
        if (call->beta != 0 && !c)
            return CUBLAS_STATUS_INVALID_VALUE;
    }
    if (const cublasStatus_t problem = check_matmul(*call); problem != CUBLAS_STATUS_SUCCESS)
        return problem;
    if (!matrices_on_device(*call))
        return CUBLAS_STATUS_INVALID_VALUE;
    const cudaError_t done = submit(stream, {cudaGraphNodeTypeKernel, [call] {
                                                 const DeviceAccess access;
                                                 run_matmul(*call);
                                                 return cudaSuccess;
                                             }});
    return done == cudaSuccess ? CUBLAS_STATUS_SUCCESS : CUBLAS_STATUS_EXECUTION_FAILED;
}
