#include <algorithm>
#include <cudnn.h>

#include "tests/cuda_emulator/cudnn_descriptors.h"
#include "tests/cuda_emulator/device_memory.h"
#include "tests/cuda_emulator/element_access.h"
#include "tests/cuda_emulator/plain_convolution.h"
#include "tests/cuda_emulator/runtime_lock.h"
#include "tests/cuda_emulator/stream.h"

using namespace cuda_emulator;

namespace {

struct Array {
    ArrayLayout layout;
    void* data = nullptr;

    Array() = default;
    Array(const ArrayLayout& of, const void* at) : layout(of), data(const_cast<void*>(at)) { }
    bool on_device() const
    {
        const RuntimeLock lock;
        return DeviceMemory::instance().allocated(data, static_cast<std::size_t>(layout.span()) * element_bytes(layout.type));
    }
};

/// Factors are doubles for doubles, else floats, and lie on the host.
double factor(const Array& array, const void* value)
{
    return load_element(array.layout.type == CUDA_R_64F ? CUDA_R_64F : CUDA_R_32F, value, 0);
}

template <class Work> cudnnStatus_t submit_work(cudnnHandle_t handle, Work work)
{
    const cudaError_t done = submit(handle->stream, {cudaGraphNodeTypeKernel, [work] {
                                                         const DeviceAccess access;
                                                         work();
                                                         return cudaSuccess;
                                                     }});
    return done == cudaSuccess ? CUDNN_STATUS_SUCCESS : CUDNN_STATUS_EXECUTION_FAILED;
}

struct Convolution {
    ConvolutionShape shape;
    Array x, w, y;

    cudnnStatus_t check() const
    {
        if (!shape.fits(x.layout, w.layout, y.layout))
            return CUDNN_STATUS_BAD_PARAM;
        return x.on_device() && w.on_device() && y.on_device() ? CUDNN_STATUS_SUCCESS : CUDNN_STATUS_BAD_PARAM;
    }

    std::vector<double> sums(ConvolutionPart wanted) const
    {
        const auto load = [wanted](const Array& array, ConvolutionPart own) {
            return own == wanted ? std::vector<double>(static_cast<std::size_t>(array.layout.elements()))
                                 : load_array(array.layout, array.data);
        };
        ConvolutionNumbers numbers{load(x, ConvolutionPart::Input), load(w, ConvolutionPart::Filter),
                                   load(y, ConvolutionPart::Output)};
        convolve(wanted, shape, x.layout, w.layout, y.layout, numbers);
        return wanted == ConvolutionPart::Output ? numbers.y : wanted == ConvolutionPart::Input ? numbers.x : numbers.w;
    }
};

cudnnStatus_t run(cudnnHandle_t handle, ConvolutionPart wanted, const Convolution& all, const void* alpha, const void* beta)
{
    if (const cudnnStatus_t problem = all.check(); problem != CUDNN_STATUS_SUCCESS)
        return problem;
    const Array& result = wanted == ConvolutionPart::Output ? all.y : wanted == ConvolutionPart::Input ? all.x : all.w;
    return submit_work(handle, [wanted, all, result, a = factor(result, alpha), b = factor(result, beta)] {
        store_array(result.layout, result.data, all.sums(wanted), a, b);
    });
}

/// The one algorithm, under the name of one that needs little and gives the same bits each time.
template <class Result, class Algorithm>
cudnnStatus_t offer(bool fits, Algorithm algorithm, cudnnMathType_t math, int wanted, int* found, Result* results)
{
    *found = 0;
    if (!fits || wanted < 1)
        return CUDNN_STATUS_BAD_PARAM;
    results[0] = {algorithm, CUDNN_STATUS_SUCCESS, 0.001F, 0, CUDNN_DETERMINISTIC, math, {}};
    *found = 1;
    return CUDNN_STATUS_SUCCESS;
}

cudnnStatus_t no_workspace(bool fits, std::size_t* bytes)
{
    *bytes = 0;
    return fits ? CUDNN_STATUS_SUCCESS : CUDNN_STATUS_BAD_PARAM;
}

bool fits(cudnnConvolutionDescriptor_t convolution, cudnnTensorDescriptor_t x, cudnnFilterDescriptor_t w,
          cudnnTensorDescriptor_t y)
{
    return convolution->shape.fits(x->layout, w->layout, y->layout);
}

/// Of each element of an array of the first one's shape, the element of `vector`, (1, K, 1, ...), with its channel.
double of_channel(const std::vector<double>& vector, const ArrayLayout& layout, std::size_t number)
{
    const auto volume = static_cast<std::size_t>(layout.elements() / (layout.sizes[0] * layout.sizes[1]));
    return vector[number / volume % static_cast<std::size_t>(layout.sizes[1])];
}

}  // namespace

std::size_t cudnnGetVersion()
{
    return CUDNN_VERSION;
}

const char* cudnnGetErrorString(cudnnStatus_t status)
{
    switch (status) {
    case CUDNN_STATUS_SUCCESS:
        return "CUDNN_STATUS_SUCCESS";
    case CUDNN_STATUS_BAD_PARAM:
        return "CUDNN_STATUS_BAD_PARAM";
    case CUDNN_STATUS_NOT_SUPPORTED:
        return "CUDNN_STATUS_NOT_SUPPORTED";
    case CUDNN_STATUS_EXECUTION_FAILED:
        return "CUDNN_STATUS_EXECUTION_FAILED";
    default:
        return "CUDNN_STATUS_INTERNAL_ERROR";
    }
}

cudnnStatus_t cudnnCreate(cudnnHandle_t* handle)
{
    *handle = new cudnnContext;
    return CUDNN_STATUS_SUCCESS;
}

cudnnStatus_t cudnnDestroy(cudnnHandle_t handle)
{
    delete handle;
    return CUDNN_STATUS_SUCCESS;
}

cudnnStatus_t cudnnSetStream(cudnnHandle_t handle, cudaStream_t stream)
{
    handle->stream = stream;
    return resolve(stream) ? CUDNN_STATUS_SUCCESS : CUDNN_STATUS_BAD_PARAM;
}

cudnnStatus_t cudnnGetConvolutionForwardAlgorithm_v7(cudnnHandle_t, cudnnTensorDescriptor_t x, cudnnFilterDescriptor_t w,
                                                     cudnnConvolutionDescriptor_t convolution, cudnnTensorDescriptor_t y,
                                                     int wanted, int* found, cudnnConvolutionFwdAlgoPerf_t* results)
{
    return offer(fits(convolution, x, w, y), CUDNN_CONVOLUTION_FWD_ALGO_IMPLICIT_PRECOMP_GEMM, convolution->math, wanted, found,
                 results);
}

cudnnStatus_t cudnnGetConvolutionBackwardDataAlgorithm_v7(cudnnHandle_t, cudnnFilterDescriptor_t w, cudnnTensorDescriptor_t dy,
                                                          cudnnConvolutionDescriptor_t convolution, cudnnTensorDescriptor_t dx,
                                                          int wanted, int* found, cudnnConvolutionBwdDataAlgoPerf_t* results)
{
    return offer(fits(convolution, dx, w, dy), CUDNN_CONVOLUTION_BWD_DATA_ALGO_1, convolution->math, wanted, found, results);
}

cudnnStatus_t cudnnGetConvolutionBackwardFilterAlgorithm_v7(cudnnHandle_t, cudnnTensorDescriptor_t x,
                                                            cudnnTensorDescriptor_t dy,
                                                            cudnnConvolutionDescriptor_t convolution,
                                                            cudnnFilterDescriptor_t dw, int wanted, int* found,
                                                            cudnnConvolutionBwdFilterAlgoPerf_t* results)
{
    return offer(fits(convolution, x, dw, dy), CUDNN_CONVOLUTION_BWD_FILTER_ALGO_1, convolution->math, wanted, found, results);
}

cudnnStatus_t cudnnGetConvolutionForwardWorkspaceSize(cudnnHandle_t, cudnnTensorDescriptor_t x, cudnnFilterDescriptor_t w,
                                                      cudnnConvolutionDescriptor_t convolution, cudnnTensorDescriptor_t y,
                                                      cudnnConvolutionFwdAlgo_t, std::size_t* bytes)
{
    return no_workspace(fits(convolution, x, w, y), bytes);
}

cudnnStatus_t cudnnGetConvolutionBackwardDataWorkspaceSize(cudnnHandle_t, cudnnFilterDescriptor_t w, cudnnTensorDescriptor_t dy,
                                                           cudnnConvolutionDescriptor_t convolution, cudnnTensorDescriptor_t dx,
                                                           cudnnConvolutionBwdDataAlgo_t, std::size_t* bytes)
{
    return no_workspace(fits(convolution, dx, w, dy), bytes);
}

cudnnStatus_t cudnnGetConvolutionBackwardFilterWorkspaceSize(cudnnHandle_t, cudnnTensorDescriptor_t x,
                                                             cudnnTensorDescriptor_t dy,
                                                             cudnnConvolutionDescriptor_t convolution,
                                                             cudnnFilterDescriptor_t dw, cudnnConvolutionBwdFilterAlgo_t,
                                                             std::size_t* bytes)
{
    return no_workspace(fits(convolution, x, dw, dy), bytes);
}

cudnnStatus_t cudnnConvolutionForward(cudnnHandle_t handle, const void* alpha, cudnnTensorDescriptor_t x_layout, const void* x,
                                      cudnnFilterDescriptor_t w_layout, const void* w, cudnnConvolutionDescriptor_t convolution,
                                      cudnnConvolutionFwdAlgo_t, void*, std::size_t, const void* beta,
                                      cudnnTensorDescriptor_t y_layout, void* y)
{
    return run(handle, ConvolutionPart::Output,
               {convolution->shape, {x_layout->layout, x}, {w_layout->layout, w}, {y_layout->layout, y}}, alpha, beta);
}

cudnnStatus_t cudnnConvolutionBackwardData(cudnnHandle_t handle, const void* alpha, cudnnFilterDescriptor_t w_layout,
                                           const void* w, cudnnTensorDescriptor_t dy_layout, const void* dy,
                                           cudnnConvolutionDescriptor_t convolution, cudnnConvolutionBwdDataAlgo_t, void*,
                                           std::size_t, const void* beta, cudnnTensorDescriptor_t dx_layout, void* dx)
{
    return run(handle, ConvolutionPart::Input,
               {convolution->shape, {dx_layout->layout, dx}, {w_layout->layout, w}, {dy_layout->layout, dy}}, alpha, beta);
}

cudnnStatus_t cudnnConvolutionBackwardFilter(cudnnHandle_t handle, const void* alpha, cudnnTensorDescriptor_t x_layout,
                                             const void* x, cudnnTensorDescriptor_t dy_layout, const void* dy,
                                             cudnnConvolutionDescriptor_t convolution, cudnnConvolutionBwdFilterAlgo_t, void*,
                                             std::size_t, const void* beta, cudnnFilterDescriptor_t dw_layout, void* dw)
{
    return run(handle, ConvolutionPart::Filter,
               {convolution->shape, {x_layout->layout, x}, {dw_layout->layout, dw}, {dy_layout->layout, dy}}, alpha, beta);
}

cudnnStatus_t cudnnConvolutionBackwardBias(cudnnHandle_t handle, const void* alpha, cudnnTensorDescriptor_t dy_layout,
                                           const void* dy, const void* beta, cudnnTensorDescriptor_t db_layout, void* db)
{
    const Array gradient(dy_layout->layout, dy), sums(db_layout->layout, db);
    if (sums.layout.elements() != gradient.layout.sizes[1] || !gradient.on_device() || !sums.on_device())
        return CUDNN_STATUS_BAD_PARAM;
    return submit_work(handle, [gradient, sums, a = factor(sums, alpha), b = factor(sums, beta)] {
        const std::vector<double> values = load_array(gradient.layout, gradient.data);
        std::vector<double> totals(static_cast<std::size_t>(gradient.layout.sizes[1]));
        const std::size_t volume
            = values.size() / static_cast<std::size_t>(gradient.layout.sizes[0] * gradient.layout.sizes[1]);
        for (std::size_t i = 0; i < values.size(); ++i)
            totals[i / volume % totals.size()] += values[i];
        store_array(sums.layout, sums.data, totals, a, b);
    });
}

cudnnStatus_t cudnnConvolutionBiasActivationForward(cudnnHandle_t handle, const void* alpha, cudnnTensorDescriptor_t x_layout,
                                                    const void* x, cudnnFilterDescriptor_t w_layout, const void* w,
                                                    cudnnConvolutionDescriptor_t convolution, cudnnConvolutionFwdAlgo_t, void*,
                                                    std::size_t, const void* z_factor, cudnnTensorDescriptor_t z_layout,
                                                    const void* z, cudnnTensorDescriptor_t bias_layout, const void* bias,
                                                    cudnnActivationDescriptor_t activation, cudnnTensorDescriptor_t y_layout,
                                                    void* y)
{
    const Convolution all{convolution->shape, {x_layout->layout, x}, {w_layout->layout, w}, {y_layout->layout, y}};
    const Array added(z_layout->layout, z), offsets(bias_layout->layout, bias);
    if (const cudnnStatus_t problem = all.check(); problem != CUDNN_STATUS_SUCCESS)
        return problem;
    if (added.layout.sizes != all.y.layout.sizes || offsets.layout.elements() != all.y.layout.sizes[1] || !added.on_device()
        || !offsets.on_device())
        return CUDNN_STATUS_BAD_PARAM;
    const bool relu = activation->mode == CUDNN_ACTIVATION_RELU;
    return submit_work(handle, [all, added, offsets, relu, a = factor(all.y, alpha), b = factor(all.y, z_factor)] {
        std::vector<double> sums = all.sums(ConvolutionPart::Output);
        const std::vector<double> per_channel = load_array(offsets.layout, offsets.data);
        const std::vector<double> more = b == 0 ? std::vector<double>(sums.size()) : load_array(added.layout, added.data);
        for (std::size_t i = 0; i < sums.size(); ++i) {
            const double value = a * sums[i] + b * more[i] + of_channel(per_channel, all.y.layout, i);
            sums[i] = relu ? std::max(value, 0.0) : value;
        }
        store_array(all.y.layout, all.y.data, sums, 1, 0);
    });
}
