#include "tests/cuda_emulator/cudnn_descriptors.h"

#include <algorithm>
#include <numeric>

namespace cuda_emulator {

namespace {

cudaDataType_t element_type(cudnnDataType_t type)
{
    switch (type) {
    case CUDNN_DATA_DOUBLE:
        return CUDA_R_64F;
    case CUDNN_DATA_HALF:
        return CUDA_R_16F;
    case CUDNN_DATA_BFLOAT16:
        return CUDA_R_16BF;
    default:
        return CUDA_R_32F;
    }
}

cudnnStatus_t set_layout(ArrayLayout& layout, cudnnDataType_t type, int count, const int* sizes, const int* steps)
{
    if (count < 3 || count > kMostDimensions || std::any_of(sizes, sizes + count, [](int size) { return size < 1; }))
        return CUDNN_STATUS_BAD_PARAM;
    layout.type = element_type(type);
    layout.count = count;
    std::copy_n(sizes, count, layout.sizes.begin());
    std::copy_n(steps, count, layout.steps.begin());
    return CUDNN_STATUS_SUCCESS;
}

cudnnStatus_t set_packed(ArrayLayout& layout, cudnnDataType_t type, cudnnTensorFormat_t format, int count, const int* sizes)
{
    if (count < 3 || count > kMostDimensions)
        return CUDNN_STATUS_BAD_PARAM;
    std::array<int, kMostDimensions> steps{};
    int step = 1;
    const auto place = [&](int dimension) {
        steps[static_cast<std::size_t>(dimension)] = step;
        step *= sizes[dimension];
    };
    if (format == CUDNN_TENSOR_NHWC)
        place(1);
    for (int dimension = count - 1; dimension > 1; --dimension)
        place(dimension);
    if (format == CUDNN_TENSOR_NCHW)
        place(1);
    place(0);
    return set_layout(layout, type, count, sizes, steps.data());
}

template <class Handle> cudnnStatus_t destroy(Handle handle)
{
    delete handle;
    return CUDNN_STATUS_SUCCESS;
}

}  // namespace

std::int64_t ArrayLayout::elements() const
{
    return std::accumulate(sizes.begin(), sizes.begin() + count, std::int64_t{1}, std::multiplies<>());
}

std::int64_t ArrayLayout::span() const
{
    std::int64_t last = 0;
    for (std::size_t i = 0; i < static_cast<std::size_t>(count); ++i)
        last += (sizes[i] - 1) * steps[i];
    return last + 1;
}

std::int64_t ConvolutionShape::output_size(int dimension, const ArrayLayout& x, const ArrayLayout& w) const
{
    const auto d = static_cast<std::size_t>(dimension);
    const std::int64_t reach = (w.sizes[d + 2] - 1) * dilations[d] + 1;
    return (x.sizes[d + 2] + 2 * pads[d] - reach) / strides[d] + 1;
}

bool ConvolutionShape::fits(const ArrayLayout& x, const ArrayLayout& w, const ArrayLayout& y) const
{
    if (x.count != spatial + 2 || w.count != x.count || y.count != x.count || groups < 1)
        return false;
    bool good = x.type == w.type && x.type == y.type && x.sizes[0] == y.sizes[0] && w.sizes[0] == y.sizes[1]
        && w.sizes[1] * groups == x.sizes[1] && w.sizes[0] % groups == 0;
    for (int i = 0; i < spatial; ++i)
        good = good && output_size(i, x, w) == y.sizes[static_cast<std::size_t>(i) + 2];
    return good;
}

}  // namespace cuda_emulator

using namespace cuda_emulator;

cudnnStatus_t cudnnCreateTensorDescriptor(cudnnTensorDescriptor_t* tensor)
{
    *tensor = new cudnnTensorStruct;
    return CUDNN_STATUS_SUCCESS;
}

cudnnStatus_t cudnnDestroyTensorDescriptor(cudnnTensorDescriptor_t tensor)
{
    return destroy(tensor);
}

cudnnStatus_t cudnnSetTensor4dDescriptor(cudnnTensorDescriptor_t tensor, cudnnTensorFormat_t format, cudnnDataType_t type,
                                         int n, int c, int h, int w)
{
    return set_packed(tensor->layout, type, format, 4, std::array{n, c, h, w}.data());
}

cudnnStatus_t cudnnSetTensor4dDescriptorEx(cudnnTensorDescriptor_t tensor, cudnnDataType_t type, int n, int c, int h, int w,
                                           int n_step, int c_step, int h_step, int w_step)
{
    return set_layout(tensor->layout, type, 4, std::array{n, c, h, w}.data(),
                      std::array{n_step, c_step, h_step, w_step}.data());
}

cudnnStatus_t cudnnSetTensorNdDescriptor(cudnnTensorDescriptor_t tensor, cudnnDataType_t type, int count, const int sizes[],
                                         const int steps[])
{
    return set_layout(tensor->layout, type, count, sizes, steps);
}

cudnnStatus_t cudnnSetTensorNdDescriptorEx(cudnnTensorDescriptor_t tensor, cudnnTensorFormat_t format, cudnnDataType_t type,
                                           int count, const int sizes[])
{
    return set_packed(tensor->layout, type, format, count, sizes);
}

cudnnStatus_t cudnnCreateFilterDescriptor(cudnnFilterDescriptor_t* filter)
{
    *filter = new cudnnFilterStruct;
    return CUDNN_STATUS_SUCCESS;
}

cudnnStatus_t cudnnDestroyFilterDescriptor(cudnnFilterDescriptor_t filter)
{
    return destroy(filter);
}

cudnnStatus_t cudnnSetFilter4dDescriptor(cudnnFilterDescriptor_t filter, cudnnDataType_t type, cudnnTensorFormat_t format,
                                         int k, int c, int h, int w)
{
    return set_packed(filter->layout, type, format, 4, std::array{k, c, h, w}.data());
}

cudnnStatus_t cudnnSetFilterNdDescriptor(cudnnFilterDescriptor_t filter, cudnnDataType_t type, cudnnTensorFormat_t format,
                                         int count, const int sizes[])
{
    return set_packed(filter->layout, type, format, count, sizes);
}

cudnnStatus_t cudnnCreateConvolutionDescriptor(cudnnConvolutionDescriptor_t* convolution)
{
    *convolution = new cudnnConvolutionStruct;
    return CUDNN_STATUS_SUCCESS;
}

cudnnStatus_t cudnnDestroyConvolutionDescriptor(cudnnConvolutionDescriptor_t convolution)
{
    return destroy(convolution);
}

cudnnStatus_t cudnnSetConvolution2dDescriptor(cudnnConvolutionDescriptor_t convolution, int pad_h, int pad_w, int stride_h,
                                              int stride_w, int dilation_h, int dilation_w, cudnnConvolutionMode_t mode,
                                              cudnnDataType_t compute)
{
    return cudnnSetConvolutionNdDescriptor(convolution, 2, std::array{pad_h, pad_w}.data(),
                                           std::array{stride_h, stride_w}.data(), std::array{dilation_h, dilation_w}.data(),
                                           mode, compute);
}

cudnnStatus_t cudnnSetConvolutionNdDescriptor(cudnnConvolutionDescriptor_t convolution, int count, const int pads[],
                                              const int strides[], const int dilations[], cudnnConvolutionMode_t mode,
                                              cudnnDataType_t)
{
    const auto at_least = [count](const int* values, int least) {
        return std::all_of(values, values + count, [least](int value) { return value >= least; });
    };
    if (count < 1 || count > 3 || !at_least(pads, 0) || !at_least(strides, 1) || !at_least(dilations, 1))
        return CUDNN_STATUS_BAD_PARAM;
    ConvolutionShape& shape = convolution->shape;
    shape.spatial = count;
    std::copy_n(pads, count, shape.pads.begin());
    std::copy_n(strides, count, shape.strides.begin());
    std::copy_n(dilations, count, shape.dilations.begin());
    shape.flipped = mode == CUDNN_CONVOLUTION;
    return CUDNN_STATUS_SUCCESS;
}

cudnnStatus_t cudnnSetConvolutionGroupCount(cudnnConvolutionDescriptor_t convolution, int groups)
{
    convolution->shape.groups = groups;
    return groups > 0 ? CUDNN_STATUS_SUCCESS : CUDNN_STATUS_BAD_PARAM;
}

cudnnStatus_t cudnnSetConvolutionMathType(cudnnConvolutionDescriptor_t convolution, cudnnMathType_t math)
{
    convolution->math = math;
    return CUDNN_STATUS_SUCCESS;
}

cudnnStatus_t cudnnGetConvolutionNdForwardOutputDim(cudnnConvolutionDescriptor_t convolution, cudnnTensorDescriptor_t x,
                                                    cudnnFilterDescriptor_t w, int count, int sizes[])
{
    if (count != convolution->shape.spatial + 2 || x->layout.count != count || w->layout.count != count)
        return CUDNN_STATUS_BAD_PARAM;
    sizes[0] = static_cast<int>(x->layout.sizes[0]);
    sizes[1] = static_cast<int>(w->layout.sizes[0]);
    for (int i = 2; i < count; ++i)
        sizes[i] = static_cast<int>(convolution->shape.output_size(i - 2, x->layout, w->layout));
    return CUDNN_STATUS_SUCCESS;
}

cudnnStatus_t cudnnCreateActivationDescriptor(cudnnActivationDescriptor_t* activation)
{
    *activation = new cudnnActivationStruct;
    return CUDNN_STATUS_SUCCESS;
}

cudnnStatus_t cudnnDestroyActivationDescriptor(cudnnActivationDescriptor_t activation)
{
    return destroy(activation);
}

cudnnStatus_t cudnnSetActivationDescriptor(cudnnActivationDescriptor_t activation, cudnnActivationMode_t mode,
                                           cudnnNanPropagation_t, double)
{
    activation->mode = mode;
    return CUDNN_STATUS_SUCCESS;
}
