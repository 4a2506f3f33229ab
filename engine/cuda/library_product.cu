#include <array>
#include <bit>
#include <cublasLt.h>
#include <limits>
#include <memory>
#include <mutex>
#include <unordered_map>

#include "engine/cuda/library_product.h"
#include "engine/cuda/product_workspace.h"
#include "engine/cuda/runtime.h"
#include "engine/cuda/step_values.h"
#include "engine/ops/precision.h"
#include "engine/tensor/device_backend.h"
#include "engine/tensor/error.h"

namespace ts::cuda {

namespace {

// cuBLASLt takes columns where the engine has rows, so it is asked for the transpose: C^T = B^T A^T. Its first operand is our
// B, and its rows are our columns.

void check(cublasStatus_t status)
{
    if (status != CUBLAS_STATUS_SUCCESS)
        throw DeviceError(translatable("engine", "cuBLASLt reports: %1."), {cublasLtGetStatusString(status)});
}

cublasLtHandle_t handle()
{
    constexpr std::size_t most_devices = 16;
    struct Opened {
        std::once_flag once;
        cublasLtHandle_t handle = nullptr;
    };
    // Never closed: threads may still multiply while the program ends.
    static auto* all = new std::array<Opened, most_devices>;
    Opened& opened = (*all)[static_cast<std::size_t>(current_device_index())];
    std::call_once(opened.once, [&] { check(cublasLtCreate(&opened.handle)); });
    return opened.handle;
}

template <class Handle, cublasStatus_t (*Destroy)(Handle)> struct Destroyer {
    void operator()(Handle handle) const { Destroy(handle); }
};
template <class Handle, cublasStatus_t (*Destroy)(Handle)>
using Owned = std::unique_ptr<std::remove_pointer_t<Handle>, Destroyer<Handle, Destroy>>;
using Description = Owned<cublasLtMatmulDesc_t, cublasLtMatmulDescDestroy>;
using Layout = Owned<cublasLtMatrixLayout_t, cublasLtMatrixLayoutDestroy>;
using Preference = Owned<cublasLtMatmulPreference_t, cublasLtMatmulPreferenceDestroy>;

template <class T> void set(const Description& description, cublasLtMatmulDescAttributes_t which, const T& value)
{
    check(cublasLtMatmulDescSetAttribute(description.get(), which, &value, sizeof(value)));
}
template <class T> void set(const Layout& layout, cublasLtMatrixLayoutAttribute_t which, const T& value)
{
    check(cublasLtMatrixLayoutSetAttribute(layout.get(), which, &value, sizeof(value)));
}
template <class T> void set(const Preference& preference, cublasLtMatmulPreferenceAttributes_t which, const T& value)
{
    check(cublasLtMatmulPreferenceSetAttribute(preference.get(), which, &value, sizeof(value)));
}

cudaDataType_t element_type(DType dtype)
{
    switch (dtype) {
    case DType::Float64:
        return CUDA_R_64F;
    case DType::Float16:
        return CUDA_R_16F;
    case DType::BFloat16:
        return CUDA_R_16BF;
    default:
        return CUDA_R_32F;
    }
}

cublasComputeType_t compute_type(DType dtype)
{
    if (dtype == DType::Float64)
        return CUBLAS_COMPUTE_64F;
    const bool rounded = dtype == DType::Float32 && float32_products() == Float32Products::TensorFloat;
    return rounded ? CUBLAS_COMPUTE_32F_FAST_TF32 : CUBLAS_COMPUTE_32F;
}

cublasLtEpilogue_t epilogue_of(const Gemm& g)
{
    if (g.sums_a)
        return CUBLASLT_EPILOGUE_BGRADB;
    if (g.relu)
        return g.bias ? CUBLASLT_EPILOGUE_RELU_BIAS : CUBLASLT_EPILOGUE_RELU;
    return g.bias ? CUBLASLT_EPILOGUE_BIAS : CUBLASLT_EPILOGUE_DEFAULT;
}

/// The vector that the epilogue reads or writes.
const void* epilogue_vector(const Gemm& g)
{
    return g.sums_a ? g.sums_a : g.bias;
}

/// The largest power of two up to 256 that the address is a multiple of.
std::uint32_t alignment(const void* p)
{
    constexpr std::uintptr_t most = 256;
    return std::uint32_t{1} << std::countr_zero(reinterpret_cast<std::uintptr_t>(p) | most);
}

/// Everything that the choice of an algorithm depends on.
using Key = std::array<std::int64_t, 15>;

struct KeyHash {
    std::size_t operator()(const Key& key) const
    {
        std::uint64_t hash = 0xcbf29ce484222325U;
        for (const std::int64_t part : key)
            hash = (hash ^ static_cast<std::uint64_t>(part)) * 0x9e3779b97f4a7c15U;
        return static_cast<std::size_t>(hash ^ (hash >> 32));
    }
};

Key key_of(const Gemm& g)
{
    const std::int64_t flags = (g.transpose_a ? 1 : 0) | (g.transpose_b ? 2 : 0) | (g.beta != 0 ? 4 : 0);
    const std::int64_t alignments = alignment(g.a) | std::int64_t{alignment(g.b)} << 10 | std::int64_t{alignment(g.c)} << 20
        | std::int64_t{alignment(epilogue_vector(g))} << 30;
    return {static_cast<std::int64_t>(g.dtype) << 8 | flags,
            g.m,
            g.n,
            g.k,
            g.lda,
            g.ldb,
            g.ldc,
            g.batch,
            g.step_a,
            g.step_b,
            g.step_c,
            static_cast<std::int64_t>(epilogue_of(g)),
            alignments,
            static_cast<std::int64_t>(compute_type(g.dtype)),
            current_device_index()};
}

struct Plan {
    Description product;
    Layout first, second, result;
    cublasLtMatmulAlgo_t algorithm{};
    LibraryWork work = LibraryWork::None;
};

/// `rows` by `columns` as cuBLASLt counts them, columns contiguous. Null where it refuses the sizes.
Layout layout_of(const Gemm& g, std::int64_t rows, std::int64_t columns, std::int64_t leading, std::int64_t step)
{
    cublasLtMatrixLayout_t made = nullptr;
    if (cublasLtMatrixLayoutCreate(&made, element_type(g.dtype), static_cast<std::uint64_t>(rows),
                                   static_cast<std::uint64_t>(columns), leading)
        != CUBLAS_STATUS_SUCCESS)
        return {};
    Layout layout(made);
    if (g.batch > 1) {
        set(layout, CUBLASLT_MATRIX_LAYOUT_BATCH_COUNT, static_cast<std::int32_t>(g.batch));
        set(layout, CUBLASLT_MATRIX_LAYOUT_STRIDED_BATCH_OFFSET, step);
    }
    return layout;
}

void describe(const Gemm& g, cublasLtEpilogue_t epilogue, Plan& plan)
{
    const cudaDataType_t scale = g.dtype == DType::Float64 ? CUDA_R_64F : CUDA_R_32F;
    cublasLtMatmulDesc_t made = nullptr;
    check(cublasLtMatmulDescCreate(&made, compute_type(g.dtype), scale));
    plan.product.reset(made);
    set(plan.product, CUBLASLT_MATMUL_DESC_TRANSA, g.transpose_b ? CUBLAS_OP_T : CUBLAS_OP_N);
    set(plan.product, CUBLASLT_MATMUL_DESC_TRANSB, g.transpose_a ? CUBLAS_OP_T : CUBLAS_OP_N);
    if (epilogue == CUBLASLT_EPILOGUE_DEFAULT)
        return;
    set(plan.product, CUBLASLT_MATMUL_DESC_EPILOGUE, epilogue);
    if (epilogue != CUBLASLT_EPILOGUE_RELU)
        set(plan.product, CUBLASLT_MATMUL_DESC_BIAS_POINTER, epilogue_vector(g));
}

Preference preference_for(const Gemm& g)
{
    cublasLtMatmulPreference_t made = nullptr;
    check(cublasLtMatmulPreferenceCreate(&made));
    Preference preference(made);
    set(preference, CUBLASLT_MATMUL_PREF_MAX_WORKSPACE_BYTES, kProductWorkspaceBytes);
    set(preference, CUBLASLT_MATMUL_PREF_MIN_ALIGNMENT_A_BYTES, alignment(g.b));
    set(preference, CUBLASLT_MATMUL_PREF_MIN_ALIGNMENT_B_BYTES, alignment(g.a));
    set(preference, CUBLASLT_MATMUL_PREF_MIN_ALIGNMENT_C_BYTES, alignment(g.c));
    set(preference, CUBLASLT_MATMUL_PREF_MIN_ALIGNMENT_D_BYTES, alignment(g.c));
    // Partial sums of halves are not rounded to halves.
    set(preference, CUBLASLT_MATMUL_PREF_REDUCTION_SCHEME_MASK,
        static_cast<std::uint32_t>(CUBLASLT_REDUCTION_SCHEME_COMPUTE_TYPE));
    return preference;
}

void run(const Gemm& g, const Plan& plan)
{
    const double one = 1, beta = g.beta;
    const float one_single = 1, beta_single = static_cast<float>(g.beta);
    const bool wide = g.dtype == DType::Float64;
    check(cublasLtMatmul(handle(), plan.product.get(), wide ? static_cast<const void*>(&one) : &one_single, g.b,
                         plan.first.get(), g.a, plan.second.get(), wide ? static_cast<const void*>(&beta) : &beta_single, g.c,
                         plan.result.get(), g.c, plan.result.get(), &plan.algorithm, product_workspace(),
                         kProductWorkspaceBytes, compute_stream()));
}

constexpr int kCandidates = 6;
using Candidates = std::array<cublasLtMatmulHeuristicResult_t, kCandidates>;

class Stopwatch {
public:
    Stopwatch()
    {
        cuda::check(cudaEventCreate(&m_begin));
        cuda::check(cudaEventCreate(&m_end));
    }
    ~Stopwatch()
    {
        cudaEventDestroy(m_begin);
        cudaEventDestroy(m_end);
    }
    Stopwatch(const Stopwatch&) = delete;
    Stopwatch& operator=(const Stopwatch&) = delete;

    template <class Work> float milliseconds(Work work)
    {
        work();
        cuda::check(cudaEventRecord(m_begin, compute_stream()));
        for (int i = 0; i < 3; ++i)
            work();
        cuda::check(cudaEventRecord(m_end, compute_stream()));
        cuda::check(cudaEventSynchronize(m_end));
        float time = 0;
        cuda::check(cudaEventElapsedTime(&time, m_begin, m_end));
        return time;
    }

private:
    cudaEvent_t m_begin = nullptr, m_end = nullptr;
};

bool captured()
{
    cudaStreamCaptureStatus status = cudaStreamCaptureStatusNone;
    cuda::check(cudaStreamIsCapturing(compute_stream(), &status));
    return status != cudaStreamCaptureStatusNone;
}

/// A product that adds to its result can not be tried out.
bool to_be_timed(const Gemm& g)
{
    return timed_products() && g.beta == 0 && !captured();
}

void choose_by_time(const Gemm& g, const Candidates& candidates, int count, Plan& plan)
{
    Stopwatch stopwatch;
    float best = std::numeric_limits<float>::infinity();
    const cublasLtMatmulAlgo_t* winner = &candidates[0].algo;
    for (int i = 0; i < count; ++i) {
        const cublasLtMatmulAlgo_t& candidate = candidates[static_cast<std::size_t>(i)].algo;
        plan.algorithm = candidate;
        const float time = stopwatch.milliseconds([&] { run(g, plan); });
        if (time < best) {
            best = time;
            winner = &candidate;
        }
    }
    plan.algorithm = *winner;
}

/// False where the library has no algorithm with this epilogue.
bool choose(const Gemm& g, cublasLtEpilogue_t epilogue, Plan& plan)
{
    describe(g, epilogue, plan);
    const Preference preference = preference_for(g);
    Candidates candidates{};
    int found = 0;
    const bool timed = to_be_timed(g);
    const cublasStatus_t status = cublasLtMatmulAlgoGetHeuristic(
        handle(), plan.product.get(), plan.first.get(), plan.second.get(), plan.result.get(), plan.result.get(),
        preference.get(), timed ? kCandidates : 1, candidates.data(), &found);
    if (status != CUBLAS_STATUS_SUCCESS || found == 0)
        return false;
    plan.algorithm = candidates[0].algo;
    if (timed && found > 1)
        choose_by_time(g, candidates, found, plan);
    return true;
}

Plan make_plan(const Gemm& g)
{
    Plan plan;
    plan.first = g.transpose_b ? layout_of(g, g.k, g.n, g.ldb, g.step_b) : layout_of(g, g.n, g.k, g.ldb, g.step_b);
    plan.second = g.transpose_a ? layout_of(g, g.m, g.k, g.lda, g.step_a) : layout_of(g, g.k, g.m, g.lda, g.step_a);
    plan.result = layout_of(g, g.n, g.m, g.ldc, g.step_c);
    if (!plan.first || !plan.second || !plan.result || g.batch > std::numeric_limits<std::int32_t>::max())
        return plan;
    if (choose(g, epilogue_of(g), plan))
        plan.work = LibraryWork::Everything;
    else if (epilogue_of(g) != CUBLASLT_EPILOGUE_DEFAULT && choose(g, CUBLASLT_EPILOGUE_DEFAULT, plan))
        plan.work = LibraryWork::ProductOnly;
    return plan;
}

const Plan& plan_for(const Gemm& g)
{
    // A thread's own, since the address of the bias is part of the description. Shapes that change all the time must not pile
    // up.
    constexpr std::size_t most_plans = 4096;
    thread_local std::unordered_map<Key, Plan, KeyHash> plans;
    const Key key = key_of(g);
    const auto found = plans.find(key);
    if (found != plans.end())
        return found->second;
    if (plans.size() >= most_plans)
        plans.clear();
    return plans.emplace(key, make_plan(g)).first->second;
}

}  // namespace

LibraryWork library_product(const Gemm& g)
{
    const Plan& plan = plan_for(g);
    if (plan.work == LibraryWork::None || telling_values())
        return plan.work;
    if (plan.work == LibraryWork::Everything && epilogue_vector(g))
        set(plan.product, CUBLASLT_MATMUL_DESC_BIAS_POINTER, epilogue_vector(g));
    run(g, plan);
    return plan.work;
}

}  // namespace ts::cuda
