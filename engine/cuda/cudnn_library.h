#pragma once

#ifdef TS_CUDNN

#include <cudnn.h>

namespace ts::cuda {

/// The functions of cuDNN that are used. The library is opened when a convolution first asks for it, so that the program runs
/// without one.
struct Cudnn {
    decltype(&cudnnCreate) create;
    decltype(&cudnnDestroy) destroy;
    decltype(&cudnnSetStream) set_stream;
    decltype(&cudnnGetErrorString) error_string;
    decltype(&cudnnCreateTensorDescriptor) create_tensor;
    decltype(&cudnnDestroyTensorDescriptor) destroy_tensor;
    decltype(&cudnnSetTensor4dDescriptor) set_tensor;
    decltype(&cudnnCreateFilterDescriptor) create_filter;
    decltype(&cudnnDestroyFilterDescriptor) destroy_filter;
    decltype(&cudnnSetFilter4dDescriptor) set_filter;
    decltype(&cudnnCreateActivationDescriptor) create_activation;
    decltype(&cudnnDestroyActivationDescriptor) destroy_activation;
    decltype(&cudnnSetActivationDescriptor) set_activation;
    decltype(&cudnnCreateConvolutionDescriptor) create_convolution;
    decltype(&cudnnDestroyConvolutionDescriptor) destroy_convolution;
    decltype(&cudnnSetConvolution2dDescriptor) set_convolution;
    decltype(&cudnnSetConvolutionGroupCount) set_groups;
    decltype(&cudnnSetConvolutionMathType) set_math;
    decltype(&cudnnGetConvolutionForwardAlgorithm_v7) forward_algorithms;
    decltype(&cudnnGetConvolutionForwardWorkspaceSize) forward_workspace;
    decltype(&cudnnConvolutionForward) forward;
    decltype(&cudnnConvolutionBiasActivationForward) forward_fused;
    decltype(&cudnnGetConvolutionBackwardDataAlgorithm_v7) data_algorithms;
    decltype(&cudnnGetConvolutionBackwardDataWorkspaceSize) data_workspace;
    decltype(&cudnnConvolutionBackwardData) backward_data;
    decltype(&cudnnGetConvolutionBackwardFilterAlgorithm_v7) filter_algorithms;
    decltype(&cudnnGetConvolutionBackwardFilterWorkspaceSize) filter_workspace;
    decltype(&cudnnConvolutionBackwardFilter) backward_filter;
};

/// Null where the library, or a function of it, is not there.
const Cudnn* cudnn();

}  // namespace ts::cuda

#endif
