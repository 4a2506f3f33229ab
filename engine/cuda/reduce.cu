#include "engine/cuda/reduce_columns.h"
#include "engine/cuda/reduce_fold.h"
#include "engine/cuda/reduce_rows.h"
#include "engine/ops/kernel_table.h"

namespace ts::cuda {

namespace {

RowSizes matrix_of(const Tensor& in)
{
    return {in.size(0), in.size(1)};
}

void expect_operands(const Tensor& in, const Tensor& out)
{
    for (const Tensor& t : {in, out})
        expect_on_device(ReduceKernels::family, t);
}

void rows(ReduceOp op, const Tensor& in, const Tensor& out)
{
    expect_operands(in, out);
    visit_element(in.dtype(), [&]<class T>(T) {
        visit_fold<T>(op, [&]<class Fold>(Fold) {
            reduce_rows<Fold>(device_data<const T>(in), matrix_of(in), device_data<T>(out), in.device());
        });
    });
}

void columns(const Tensor& in, const Tensor& out)
{
    expect_operands(in, out);
    visit_element(in.dtype(), [&]<class T>(T) {
        reduce_columns<SumFold<T, T, false>>(device_data<const T>(in), matrix_of(in), device_data<T>(out), in.device());
    });
}

template <class T, bool kLargest> void extreme_columns_as(const Tensor& in, const Tensor& out)
{
    reduce_columns<ExtremeFold<T, kLargest>>(device_data<const T>(in), matrix_of(in), device_data<T>(out), in.device());
}

void extreme_columns(ReduceOp op, const Tensor& in, const Tensor& out)
{
    expect_operands(in, out);
    visit_element(in.dtype(), [&]<class T>(T) {
        op == ReduceOp::Max ? extreme_columns_as<T, true>(in, out) : extreme_columns_as<T, false>(in, out);
    });
}

const RegisterKernels<ReduceKernels> registered{DeviceType::Cuda, {rows, columns, extreme_columns}};

}  // namespace

}  // namespace ts::cuda
