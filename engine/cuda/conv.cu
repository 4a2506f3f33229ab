#include "engine/cuda/depthwise_conv.h"
#include "engine/cuda/library_conv.h"
#include "engine/cuda/runtime.h"
#include "engine/cuda/unrolled_conv.h"
#include "engine/ops/conv_kernels.h"
#include "engine/ops/kernel_table.h"

namespace ts::cuda {

namespace {

void expect(std::initializer_list<Tensor> tensors)
{
    for (const Tensor& t : tensors)
        expect_on_device(ConvKernels::family, t);
}

void forward(const ConvGeometry& g, const Tensor& x, const Tensor& weight, const Tensor& bias, const Tensor& y,
             Activation activation)
{
    expect({x, weight, bias, y});
    const bool relu = activation == Activation::Relu;
    if (is_depthwise(g))
        depthwise_forward(g, x, weight, bias, y, relu);
    else if (!library_forward(g, x, weight, bias, y, relu))
        unrolled_forward(g, x, weight, bias, y, relu);
    if (!relu)
        activate(activation, y);
}

void backward_data(const ConvGeometry& g, const Tensor& dy, const Tensor& weight, const Tensor& dx)
{
    expect({dy, weight, dx});
    if (is_depthwise(g))
        depthwise_backward_data(g, dy, weight, dx);
    else if (!library_backward_data(g, dy, weight, dx))
        unrolled_backward_data(g, dy, weight, dx);
}

void backward_weights(const ConvGeometry& g, const Tensor& x, const Tensor& dy, const Tensor& dw, const Tensor& db)
{
    expect({x, dy, dw, db});
    if (is_depthwise(g))
        depthwise_backward_weights(g, x, dy, dw, db);
    else if (!library_backward_weights(g, x, dy, dw, db))
        unrolled_backward_weights(g, x, dy, dw, db);
}

const RegisterKernels<ConvKernels> registered{DeviceType::Cuda, {forward, backward_data, backward_weights}};

}  // namespace

}  // namespace ts::cuda
