#include <algorithm>
#include <cstring>

#include "engine/cpu/simd/embedding_loops.h"
#include "engine/cpu/simd_choice.h"
#include "engine/cpu/threads.h"
#include "engine/ops/embedding_kernels.h"
#include "engine/ops/kernel_table.h"

namespace ts {

namespace {

const EmbeddingLoops& loops()
{
#ifdef TS_SIMD_X86
    static const EmbeddingLoops chosen
        = choose_simd<EmbeddingLoops>({baseline::embedding_loops, avx2::embedding_loops, avx512::embedding_loops});
#else
    static const EmbeddingLoops chosen = baseline::embedding_loops();
#endif
    return chosen;
}

void check_indices(const Tensor& indices, std::int64_t rows)
{
    const auto* index = indices.data<std::int64_t>();
    for (std::int64_t i = 0; i < indices.numel(); ++i)
        if (index[i] < 0 || index[i] >= rows)
            throw ArgumentError(
                translatable("engine", "embedding: number %1 at position %2 is outside the table of %3 rows (0 to %4)."),
                {std::to_string(index[i]), std::to_string(i), std::to_string(rows), std::to_string(rows - 1)});
}

void gather(const Tensor& table, const Tensor& indices, const Tensor& values, std::int64_t skipped)
{
    check_indices(indices, table.size(0));
    const auto* index = indices.data<std::int64_t>();
    const std::size_t bytes = static_cast<std::size_t>(table.size(1)) * item_size(table.dtype());
    const auto* from = static_cast<const std::byte*>(table.raw_data());
    auto* to = static_cast<std::byte*>(values.raw_data());
    parallel_for(indices.numel(), table.size(1), [&](std::int64_t begin, std::int64_t end) {
        for (std::int64_t i = begin; i < end; ++i) {
            std::byte* row = to + static_cast<std::size_t>(i) * bytes;
            if (index[i] == skipped)
                std::memset(row, 0, bytes);
            else
                std::memcpy(row, from + static_cast<std::size_t>(index[i]) * bytes, bytes);
        }
    });
}

template <class T>
void scatter_as(ScatterRows<T> loop, const Tensor& values, const Tensor& indices, const Tensor& table, std::int64_t skipped)
{
    // Each thread adds up columns of its own, so that the order of the sums does not depend on their number.
    const std::int64_t dim = table.size(1);
    parallel_for(dim, indices.numel(), [&](std::int64_t begin, std::int64_t end) {
        loop(values.data<T>(), indices.data<std::int64_t>(), indices.numel(), dim, table.data<T>(), skipped, begin, end);
    });
}

void scatter(const Tensor& values, const Tensor& indices, const Tensor& table, std::int64_t skipped, bool overwrite)
{
    if (overwrite)
        std::memset(table.raw_data(), 0, static_cast<std::size_t>(table.numel()) * item_size(table.dtype()));
    if (table.dtype() == DType::Float32)
        scatter_as<float>(loops().f32, values, indices, table, skipped);
    else
        scatter_as<double>(loops().f64, values, indices, table, skipped);
}

const RegisterKernels<EmbeddingKernels> registered{DeviceType::Cpu, {gather, scatter}};

}  // namespace

}  // namespace ts
