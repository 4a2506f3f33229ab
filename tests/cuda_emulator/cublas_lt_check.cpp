#include <algorithm>
#include <cstdio>

#include "tests/cuda_emulator/cublas_lt_descriptors.h"
#include "tests/cuda_emulator/device_memory.h"
#include "tests/cuda_emulator/element_access.h"
#include "tests/cuda_emulator/runtime_lock.h"

namespace cuda_emulator {

namespace {

using Layout = cublasLtMatrixLayoutOpaque_t;

bool good_layout(const Layout& layout)
{
    const std::uint64_t least = layout.order == CUBLASLT_ORDER_COL ? layout.rows : layout.columns;
    return element_bytes(layout.type) > 0 && layout.rows > 0 && layout.columns > 0 && layout.batches > 0 && layout.leading > 0
        && static_cast<std::uint64_t>(layout.leading) >= least;
}

bool sizes_agree(const MatmulCall& call)
{
    const auto rows = [](const Layout& x, cublasOperation_t op) { return op == CUBLAS_OP_N ? x.rows : x.columns; };
    const auto columns = [](const Layout& x, cublasOperation_t op) { return op == CUBLAS_OP_N ? x.columns : x.rows; };
    const cublasOperation_t ta = call.description.transpose_a, tb = call.description.transpose_b;
    const Layout &a = call.a_layout, &b = call.b_layout, &c = call.c_layout, &d = call.d_layout;
    return rows(a, ta) == d.rows && columns(b, tb) == d.columns && columns(a, ta) == rows(b, tb) && c.rows == d.rows
        && c.columns == d.columns && a.batches == d.batches && b.batches == d.batches && c.batches == d.batches;
}

bool types_agree(const MatmulCall& call)
{
    const cudaDataType_t input = call.a_layout.type, output = call.d_layout.type;
    const cublasComputeType_t compute = call.description.compute;
    const bool wide = compute == CUBLAS_COMPUTE_64F || compute == CUBLAS_COMPUTE_64F_PEDANTIC;
    if (call.b_layout.type != input || call.c_layout.type != output)
        return false;
    if (wide)
        return input == CUDA_R_64F && output == CUDA_R_64F && call.description.scale == CUDA_R_64F;
    const bool rounding = compute != CUBLAS_COMPUTE_32F && compute != CUBLAS_COMPUTE_32F_PEDANTIC;
    return input != CUDA_R_64F && output != CUDA_R_64F && call.description.scale == CUDA_R_32F
        && (output == input || output == CUDA_R_32F) && !(rounding && input != CUDA_R_32F);
}

cublasStatus_t check_epilogue(const MatmulCall& call)
{
    const cublasLtMatmulDescOpaque_t& x = call.description;
    const int epilogue = x.epilogue;
    if (epilogue == CUBLASLT_EPILOGUE_DEFAULT)
        return CUBLAS_STATUS_SUCCESS;
    if (call.d_layout.order == CUBLASLT_ORDER_ROW)
        return CUBLAS_STATUS_NOT_SUPPORTED;
    if ((epilogue & (4 | 16 | 256 | 512)) && !x.bias)
        return CUBLAS_STATUS_INVALID_VALUE;
    if (epilogue & 128) {
        const std::int64_t multiple = (epilogue & (2 | 8)) ? 128 : 8;  // bits of a mask, or elements
        if (!x.aux || x.aux_leading % multiple != 0 || x.aux_leading < call.rows() || x.aux_step % multiple != 0)
            return CUBLAS_STATUS_INVALID_VALUE;
    }
    return CUBLAS_STATUS_SUCCESS;
}

bool on_device(const Layout& layout, const void* data, const char* name)
{
    const auto last = [&](std::int32_t batch) {
        return layout.offset(static_cast<std::int64_t>(layout.rows) - 1, static_cast<std::int64_t>(layout.columns) - 1, batch);
    };
    const std::ptrdiff_t end = std::max(last(0), last(layout.batches - 1)) + 1;
    const RuntimeLock lock;
    if (DeviceMemory::instance().allocated(data, static_cast<std::size_t>(end) * element_bytes(layout.type)))
        return true;
    std::fprintf(stderr, "cuda_emulator: cublasLtMatmul: matrix %s does not lie in one allocation on the device\n", name);
    return false;
}

}  // namespace

cublasStatus_t check_matmul(const MatmulCall& call)
{
    for (const Layout* layout : {&call.a_layout, &call.b_layout, &call.c_layout, &call.d_layout}) {
        if (!good_layout(*layout))
            return CUBLAS_STATUS_INVALID_VALUE;
    }
    if (!sizes_agree(call))
        return CUBLAS_STATUS_INVALID_VALUE;
    if (!types_agree(call))
        return CUBLAS_STATUS_NOT_SUPPORTED;
    return check_epilogue(call);
}

bool matrices_on_device(const MatmulCall& call)
{
    return on_device(call.a_layout, call.a, "A") && on_device(call.b_layout, call.b, "B")
        && on_device(call.d_layout, call.d, "D") && (!call.c || on_device(call.c_layout, call.c, "C"));
}

}  // namespace cuda_emulator
