#include "engine/cuda/add_rows.h"
#include "engine/cuda/row_copy.h"
#include "engine/ops/embedding_kernels.h"
#include "engine/ops/kernel_table.h"

namespace ts::cuda {

namespace {

void expect_operands(const Tensor& a, const Tensor& b, const Tensor& c)
{
    for (const Tensor& t : {a, b, c})
        expect_on_device(EmbeddingKernels::family, t);
}

void gather(const Tensor& table, const Tensor& indices, const Tensor& values, std::int64_t skipped)
{
    expect_operands(table, indices, values);
    const auto bytes = table.size(1) * static_cast<std::int64_t>(item_size(table.dtype()));
    copy_rows({device_data<const std::int64_t>(indices), 1, indices.numel(), table.size(0), bytes, skipped, fault_place(),
               FaultKind::EmbeddingRow},
              table.raw_data(), values.raw_data());
}

void scatter(const Tensor& values, const Tensor& indices, const Tensor& table, std::int64_t skipped, bool overwrite)
{
    expect_operands(values, indices, table);
    const auto bytes = static_cast<std::size_t>(table.numel()) * item_size(table.dtype());
    if (overwrite && bytes > 0)
        check(cudaMemsetAsync(table.raw_data(), 0, bytes, compute_stream()));
    // What lies outside the table was reported when it was read.
    add_rows(
        {1, indices.numel(), table.size(0), table.size(1), table.dtype(), values.raw_data(), table.raw_data(), table.device()},
        device_data<const std::int64_t>(indices), skipped, nullptr);
}

const RegisterKernels<EmbeddingKernels> registered{DeviceType::Cuda, {gather, scatter}};

}  // namespace

}  // namespace ts::cuda
