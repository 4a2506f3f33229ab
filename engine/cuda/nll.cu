#include "engine/cuda/element.h"
#include "engine/cuda/fault.h"
#include "engine/cuda/launch.h"
#include "engine/ops/kernel_table.h"
#include "engine/ops/nll_kernels.h"

namespace ts::cuda {

namespace {

template <class T> struct Targets {
    ClassLayout layout;
    const std::int64_t* target;
    const T* weight;  ///< null: all 1
    std::int64_t ignore_index;
    Fault* fault;

    /// Element of the right class of a row, -1 where the row does not count; `factor` is minus its weight.
    __device__ std::int64_t element(std::int64_t row, T* factor) const
    {
        const std::int64_t c = target[row];
        if (c == ignore_index || !inside(fault, FaultKind::NllClass, c, layout.classes, row))
            return -1;
        *factor = weight ? -weight[c] : T(-1);
        return (row / layout.inner * layout.classes + c) * layout.inner + row % layout.inner;
    }
};

template <class T> Targets<T> targets_of(const TargetRows& rows)
{
    return {rows.layout, device_data<const std::int64_t>(rows.target), device_data<const T>(rows.weight), rows.ignore_index,
            fault_place()};
}

template <class T> __global__ void pick_kernel(Targets<T> targets, std::int64_t rows, const T* scores, T* out)
{
    for (std::int64_t row = thread_number(); row < rows; row += thread_count()) {
        T factor;
        const std::int64_t element = targets.element(row, &factor);
        out[row] = element < 0 ? T(0) : factor * scores[element];
    }
}

template <class T> __global__ void spread_kernel(Targets<T> targets, std::int64_t rows, const T* g, T* scores)
{
    for (std::int64_t row = thread_number(); row < rows; row += thread_count()) {
        T factor;
        const std::int64_t element = targets.element(row, &factor);
        if (element >= 0)
            scores[element] = factor * g[row];
    }
}

void fill_with_zeros(const Tensor& t)
{
    const auto bytes = static_cast<std::size_t>(t.numel()) * item_size(t.dtype());
    if (bytes > 0)
        check(cudaMemsetAsync(t.raw_data(), 0, bytes, compute_stream()));
}

void expect_operands(const TargetRows& rows, const Tensor& a, const Tensor& b)
{
    for (const Tensor& t : {rows.target, rows.weight, a, b})
        expect_on_device(NllKernels::family, t);
}

void pick(const TargetRows& rows, const Tensor& scores, const Tensor& out)
{
    expect_operands(rows, scores, out);
    const std::int64_t count = rows.layout.outer * rows.layout.inner;
    if (count == 0)
        return fill_with_zeros(out);
    visit_real(scores.dtype(), [&]<class T>(T) {
        launch(pick_kernel<T>, grid_for(count), targets_of<T>(rows), count, device_data<const T>(scores), device_data<T>(out));
    });
}

void spread(const TargetRows& rows, const Tensor& g, const Tensor& scores)
{
    expect_operands(rows, g, scores);
    const std::int64_t count = rows.layout.outer * rows.layout.inner;
    fill_with_zeros(scores);
    if (count == 0)
        return;
    visit_real(scores.dtype(), [&]<class T>(T) {
        launch(spread_kernel<T>, grid_for(count), targets_of<T>(rows), count, device_data<const T>(g), device_data<T>(scores));
    });
}

const RegisterKernels<NllKernels> registered{DeviceType::Cuda, {pick, spread}};

}  // namespace

}  // namespace ts::cuda
