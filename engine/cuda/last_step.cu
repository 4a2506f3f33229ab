#include "engine/cuda/element.h"
#include "engine/cuda/fault.h"
#include "engine/cuda/launch.h"
#include "engine/ops/kernel_table.h"
#include "engine/ops/last_step_kernels.h"

namespace ts::cuda {

namespace {

/// (N, T, numbers) in memory.
struct Sequences {
    std::int64_t rows, steps, numbers, row_step, time_step;
};

Sequences sequences_of(const Tensor& t)
{
    return {t.sizes()[0], t.sizes()[1], t.sizes()[2], t.strides()[0], t.strides()[1]};
}

/// Steps of a row: 0 where the length is none.
__device__ std::int64_t checked_length(const std::int64_t* lengths, std::int64_t row, std::int64_t steps, Fault* fault)
{
    const std::int64_t length = lengths[row];
    if (length >= 0 && length <= steps)
        return length;
    report(fault, FaultKind::LengthOutOfRange, length, steps);
    return 0;
}

template <class T>
__global__ void gather_kernel(const T* from, Sequences at, const std::int64_t* lengths, T* rows, Fault* fault)
{
    for (std::int64_t i = thread_number(); i < at.rows * at.numbers; i += thread_count()) {
        const std::int64_t n = i / at.numbers, length = checked_length(lengths, n, at.steps, fault);
        rows[i] = length > 0 ? from[n * at.row_step + (length - 1) * at.time_step + i % at.numbers] : T{};
    }
}

template <class T> __global__ void spread_kernel(const T* rows, Sequences at, const std::int64_t* lengths, T* to, Fault* fault)
{
    for (std::int64_t i = thread_number(); i < at.rows * at.numbers; i += thread_count()) {
        const std::int64_t n = i / at.numbers, length = checked_length(lengths, n, at.steps, fault);
        if (length > 0)
            to[n * at.row_step + (length - 1) * at.time_step + i % at.numbers] = rows[i];
    }
}

void expect_here(const Tensor& sequences, const Tensor& lengths, const Tensor& rows)
{
    for (const Tensor& t : {sequences, lengths, rows})
        expect_on_device("Last step", t);
}

void gather(const Tensor& sequences, const Tensor& lengths, const Tensor& rows)
{
    expect_here(sequences, lengths, rows);
    visit_element(rows.dtype(), [&]<class T>(T) {
        launch(gather_kernel<T>, grid_for(rows.numel()), device_data<const T>(sequences), sequences_of(sequences),
               device_data<const std::int64_t>(lengths), device_data<T>(rows), fault_place());
    });
}

void spread(const Tensor& rows, const Tensor& lengths, const Tensor& sequences)
{
    expect_here(sequences, lengths, rows);
    visit_element(rows.dtype(), [&]<class T>(T) {
        launch(spread_kernel<T>, grid_for(rows.numel()), device_data<const T>(rows), sequences_of(sequences),
               device_data<const std::int64_t>(lengths), device_data<T>(sequences), fault_place());
    });
}

const RegisterKernels<LastStepKernels> registered{DeviceType::Cuda, {gather, spread}};

}  // namespace

}  // namespace ts::cuda
