#include <algorithm>
#include <vector>

#include "engine/cpu/amx_gemm.h"
#include "engine/cpu/onednn.h"
#include "engine/cpu/simd/gemm_loops.h"
#include "engine/cpu/simd/thin_gemm_loops.h"
#include "engine/cpu/simd_choice.h"
#include "engine/cpu/threads.h"
#include "engine/ops/gemm_kernels.h"
#include "engine/ops/kernel_table.h"
#include "engine/tensor/element.h"

namespace ts {

namespace {

// A call into oneDNN costs about 200 ns; below this many multiply-adds our own loops are done sooner.
constexpr std::int64_t kSmall = std::int64_t{64} * 64 * 64;
// From so many rows on B is packed for oneDNN, which also adds the bias.
constexpr std::int64_t kManyRows = 256;

const GemmLoops& loops()
{
#ifdef TS_SIMD_X86
    static const GemmLoops chosen = choose_simd<GemmLoops>({baseline::gemm_loops, avx2::gemm_loops, avx512::gemm_loops});
#else
    static const GemmLoops chosen = baseline::gemm_loops();
#endif
    return chosen;
}

const ThinGemmLoops& thin_loops()
{
#ifdef TS_SIMD_X86
    static const ThinGemmLoops chosen
        = choose_simd<ThinGemmLoops>({baseline::thin_gemm_loops, avx2::thin_gemm_loops, avx512::thin_gemm_loops});
#else
    static const ThinGemmLoops chosen = baseline::thin_gemm_loops();
#endif
    return chosen;
}

/// B with contiguous rows: itself, or transposed into memory that the thread keeps.
template <class T> const T* with_rows(const Gemm& g, std::int64_t& ldb)
{
    const auto* b = static_cast<const T*>(g.b);
    ldb = g.ldb;
    if (!g.transpose_b)
        return b;
    thread_local std::vector<T> packed;
    packed.resize(static_cast<std::size_t>(g.k * g.n));
    for (std::int64_t j = 0; j < g.n; ++j)
        for (std::int64_t p = 0; p < g.k; ++p)
            packed[static_cast<std::size_t>(p * g.n + j)] = b[j * g.ldb + p];
    ldb = g.n;
    return packed.data();
}

template <class T> void own_gemm(const Gemm& g, SmallGemm<T> loop)
{
    std::int64_t ldb = 0;
    const T* b = with_rows<T>(g, ldb);
    const auto* a = static_cast<const T*>(g.a);
    auto* c = static_cast<T*>(g.c);
    const std::int64_t row = g.transpose_a ? 1 : g.lda, column = g.transpose_a ? g.lda : 1;
    parallel_for(g.m, g.n * g.k / 4, [&](std::int64_t begin, std::int64_t end) {
        loop(end - begin, g.n, g.k, a + begin * row, row, column, b, ldb, c + begin * g.ldc, g.ldc, g.beta != 0);
    });
}

/// Products of single examples, on one thread. False where the matrices are not of that form.
template <class T> bool thin_gemm(const Gemm& g, const ThinGemmOf<T>& loops)
{
    // Turning B costs about as much as the product with this many rows.
    constexpr std::int64_t few_rows = 4;
    const auto* a = static_cast<const T*>(g.a);
    const auto* b = static_cast<const T*>(g.b);
    auto* c = static_cast<T*>(g.c);
    if (g.transpose_b && !g.transpose_a && g.m <= few_rows)
        loops.dots(g.m, g.n, g.k, a, g.lda, b, g.ldb, c, g.ldc, g.beta != 0);
    else if (!g.transpose_b && g.m == 1)
        loops.row(g.n, g.k, a, g.transpose_a ? g.lda : 1, b, g.ldb, c, g.beta != 0);
    else
        return false;
    return true;
}

template <class T> void integer_gemm(const Gemm& g)
{
    const auto* a = static_cast<const T*>(g.a);
    const auto* b = static_cast<const T*>(g.b);
    auto* c = static_cast<T*>(g.c);
    for (std::int64_t i = 0; i < g.m; ++i)
        for (std::int64_t j = 0; j < g.n; ++j) {
            T sum = g.beta != 0 ? c[i * g.ldc + j] : T{};
            for (std::int64_t p = 0; p < g.k; ++p)
                sum = static_cast<T>(
                    sum + a[g.transpose_a ? p * g.lda + i : i * g.lda + p] * b[g.transpose_b ? j * g.ldb + p : p * g.ldb + j]);
            c[i * g.ldc + j] = sum;
        }
}

void fill_rows(DType dtype, const void* bias, void* out, std::int64_t rows, std::int64_t columns);

/// The product added to rows that hold the bias already.
Gemm after_bias(const Gemm& g)
{
    fill_rows(g.dtype, g.bias, g.c, g.m, g.n);
    Gemm rest = g;
    rest.bias = nullptr;
    rest.beta = 1;
    return rest;
}

void one_gemm(const Gemm& g)
{
    if (g.m == 0 || g.n == 0)
        return;
    const bool large = g.dtype == DType::Float32 && g.k > 0 && g.m * g.n * g.k > kSmall;
    if (large && amx_gains(g)) {
        amx_gemm(g.bias ? after_bias(g) : g);
        return;
    }
    if (large && !g.transpose_a && g.beta == 0 && g.m >= kManyRows) {
        onednn::matmul({g.transpose_b, g.m, g.n, g.k, g.lda, g.ldb, g.ldc}, static_cast<const float*>(g.a),
                       static_cast<const float*>(g.b), static_cast<const float*>(g.bias), static_cast<float*>(g.c));
        return;
    }
    if (g.bias) {
        one_gemm(after_bias(g));
        return;
    }
    if (large) {
        onednn::sgemm(g.transpose_a, g.transpose_b, g.m, g.n, g.k, static_cast<const float*>(g.a), g.lda,
                      static_cast<const float*>(g.b), g.ldb, static_cast<float>(g.beta), static_cast<float*>(g.c), g.ldc);
        return;
    }
    switch (g.dtype) {
    case DType::Float32:
        if (!thin_gemm<float>(g, thin_loops().f32))
            own_gemm<float>(g, loops().f32);
        break;
    case DType::Float64:
        if (!thin_gemm<double>(g, thin_loops().f64))
            own_gemm<double>(g, loops().f64);
        break;
    case DType::Int64:
        integer_gemm<std::int64_t>(g);
        break;
    case DType::Int32:
        integer_gemm<std::int32_t>(g);
        break;
    default:
        throw TypeError(translatable("engine", "Matrices of %1 cannot be multiplied; convert to float32 first."),
                        {std::string(name(g.dtype))});
    }
}

void gemm(const Gemm& g)
{
    const auto bytes = static_cast<std::int64_t>(item_size(g.dtype));
    Gemm one = g;
    for (std::int64_t i = 0; i < g.batch; ++i) {
        one.a = static_cast<const std::byte*>(g.a) + i * g.step_a * bytes;
        one.b = static_cast<const std::byte*>(g.b) + i * g.step_b * bytes;
        one.c = static_cast<std::byte*>(g.c) + i * g.step_c * bytes;
        one_gemm(one);
    }
}

void fill_rows(DType dtype, const void* bias, void* out, std::int64_t rows, std::int64_t columns)
{
    visit_dtype(dtype, [&]<class T>(T) {
        const auto* from = static_cast<const T*>(bias);
        auto* to = static_cast<T*>(out);
        for (std::int64_t r = 0; r < rows; ++r)
            std::copy_n(from, columns, to + r * columns);
    });
}

const RegisterKernels<GemmKernels> registered{DeviceType::Cpu, {gemm, fill_rows}};

}  // namespace

}  // namespace ts
