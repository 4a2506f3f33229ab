#pragma once

#include <cstddef>
#include <memory>
#include <tuple>
#include <utility>

#include "cuda_emulator/error_codes.h"
#include "cuda_emulator/handles.h"
#include "cuda_emulator/vector_types.h"

enum cudaLaunchAttributeID {
    cudaLaunchAttributeIgnore = 0,
    cudaLaunchAttributeCooperative = 2,
    cudaLaunchAttributeProgrammaticStreamSerialization = 6,
    cudaLaunchAttributePriority = 8,
};

union cudaLaunchAttributeValue {
    char pad[64];
    int cooperative;
    int programmaticStreamSerializationAllowed;
    int priority;
};

/// Cooperative launches run all their blocks by turns. The other attributes speed things up on a device; here they change
/// nothing.
struct cudaLaunchAttribute {
    cudaLaunchAttributeID id;
    cudaLaunchAttributeValue val;
};

struct cudaLaunchConfig_t {
    dim3 gridDim;
    dim3 blockDim;
    std::size_t dynamicSmemBytes = 0;
    cudaStream_t stream = nullptr;
    cudaLaunchAttribute* attrs = nullptr;
    unsigned numAttrs = 0;
};

namespace cuda_emulator {

/// A kernel with its arguments: `invoke(arguments)` runs it for the thread that the built-in variables name.
struct KernelCall {
    const void* function = nullptr;
    void (*invoke)(const void* arguments) = nullptr;
    const void* arguments = nullptr;
    std::shared_ptr<const void> (*copy)(const void* arguments) = nullptr;  ///< for a capture, which outlives the call
};

cudaError_t launch(const cudaLaunchConfig_t& config, const KernelCall& call);

template <class... Parameters> struct PackedKernel {
    void (*kernel)(Parameters...);
    std::tuple<Parameters...> arguments;

    static void invoke(const void* packed)
    {
        const auto& self = *static_cast<const PackedKernel*>(packed);
        std::apply(self.kernel, self.arguments);
    }
    static std::shared_ptr<const void> copy(const void* packed)
    {
        return std::make_shared<PackedKernel>(*static_cast<const PackedKernel*>(packed));
    }
};

constexpr std::size_t kMostArgumentBytes = 32764;

}  // namespace cuda_emulator

template <class... Parameters, class... Arguments>
cudaError_t cudaLaunchKernelEx(const cudaLaunchConfig_t* config, void (*kernel)(Parameters...), Arguments&&... arguments)
{
    using Packed = cuda_emulator::PackedKernel<Parameters...>;
    static_assert(sizeof(std::tuple<Parameters...>) <= cuda_emulator::kMostArgumentBytes, "a kernel takes at most 32764 bytes");
    const Packed packed{kernel, std::tuple<Parameters...>(std::forward<Arguments>(arguments)...)};
    return cuda_emulator::launch(*config, {reinterpret_cast<const void*>(kernel), &Packed::invoke, &packed, &Packed::copy});
}

cudaError_t cudaFuncSetAttribute(const void* function, cudaFuncAttribute attribute, int value);
template <class... Parameters>
cudaError_t cudaFuncSetAttribute(void (*kernel)(Parameters...), cudaFuncAttribute attribute, int value)
{
    return cudaFuncSetAttribute(reinterpret_cast<const void*>(kernel), attribute, value);
}

cudaError_t cudaOccupancyMaxActiveBlocksPerMultiprocessor(int* blocks, const void* function, int threads,
                                                          std::size_t shared_bytes);
template <class... Parameters>
cudaError_t cudaOccupancyMaxActiveBlocksPerMultiprocessor(int* blocks, void (*kernel)(Parameters...), int threads,
                                                          std::size_t shared_bytes)
{
    return cudaOccupancyMaxActiveBlocksPerMultiprocessor(blocks, reinterpret_cast<const void*>(kernel), threads, shared_bytes);
}
