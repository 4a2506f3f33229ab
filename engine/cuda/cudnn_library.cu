#include "engine/cuda/cudnn_library.h"

#ifdef TS_CUDNN

#include <dlfcn.h>
#include <memory>
#include <string>

#ifndef TS_CUDNN_LIBRARY
#define TS_CUDNN_LIBRARY "libcudnn.so." + std::to_string(CUDNN_MAJOR)
#endif

namespace ts::cuda {

namespace {

template <class Function> bool find(void* library, const char* name, Function& function)
{
    function = reinterpret_cast<Function>(dlsym(library, name));
    return function != nullptr;
}

bool find_all(void* library, Cudnn& c)
{
    return find(library, "cudnnCreate", c.create) && find(library, "cudnnDestroy", c.destroy)
        && find(library, "cudnnSetStream", c.set_stream) && find(library, "cudnnGetErrorString", c.error_string)
        && find(library, "cudnnCreateTensorDescriptor", c.create_tensor)
        && find(library, "cudnnDestroyTensorDescriptor", c.destroy_tensor)
        && find(library, "cudnnSetTensor4dDescriptor", c.set_tensor)
        && find(library, "cudnnCreateFilterDescriptor", c.create_filter)
        && find(library, "cudnnDestroyFilterDescriptor", c.destroy_filter)
        && find(library, "cudnnSetFilter4dDescriptor", c.set_filter)
        && find(library, "cudnnCreateActivationDescriptor", c.create_activation)
        && find(library, "cudnnDestroyActivationDescriptor", c.destroy_activation)
        && find(library, "cudnnSetActivationDescriptor", c.set_activation)
        && find(library, "cudnnCreateConvolutionDescriptor", c.create_convolution)
        && find(library, "cudnnDestroyConvolutionDescriptor", c.destroy_convolution)
        && find(library, "cudnnSetConvolution2dDescriptor", c.set_convolution)
        && find(library, "cudnnSetConvolutionGroupCount", c.set_groups)
        && find(library, "cudnnSetConvolutionMathType", c.set_math)
        && find(library, "cudnnGetConvolutionForwardAlgorithm_v7", c.forward_algorithms)
        && find(library, "cudnnGetConvolutionForwardWorkspaceSize", c.forward_workspace)
        && find(library, "cudnnConvolutionForward", c.forward)
        && find(library, "cudnnConvolutionBiasActivationForward", c.forward_fused)
        && find(library, "cudnnGetConvolutionBackwardDataAlgorithm_v7", c.data_algorithms)
        && find(library, "cudnnGetConvolutionBackwardDataWorkspaceSize", c.data_workspace)
        && find(library, "cudnnConvolutionBackwardData", c.backward_data)
        && find(library, "cudnnGetConvolutionBackwardFilterAlgorithm_v7", c.filter_algorithms)
        && find(library, "cudnnGetConvolutionBackwardFilterWorkspaceSize", c.filter_workspace)
        && find(library, "cudnnConvolutionBackwardFilter", c.backward_filter);
}

const Cudnn* open_library()
{
    const std::string name = TS_CUDNN_LIBRARY;
    void* library = dlopen(name.c_str(), RTLD_NOW | RTLD_LOCAL);
    auto functions = std::make_unique<Cudnn>();
    // Kept open for as long as the program runs.
    return library && find_all(library, *functions) ? functions.release() : nullptr;
}

}  // namespace

const Cudnn* cudnn()
{
    static const Cudnn* const opened = open_library();
    return opened;
}

}  // namespace ts::cuda

#endif
