#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <cuda_runtime.h>
#include <string_view>

#include "tests/cuda_emulator/device_limits.h"
#include "tests/cuda_emulator/device_memory.h"
#include "tests/cuda_emulator/last_error.h"

using namespace cuda_emulator;

namespace {

constexpr int kVersion = 13000;

cudaDeviceProp make_properties()
{
    cudaDeviceProp p{};
    std::strncpy(p.name, "Emulated CUDA device", sizeof(p.name) - 1);
    p.totalGlobalMem = DeviceMemory::instance().total();
    p.sharedMemPerBlock = kSharedBytes;
    p.regsPerBlock = p.regsPerMultiprocessor = kRegisters;
    p.warpSize = warpSize;
    p.maxThreadsPerBlock = 1024;
    for (int i = 0; i < 3; ++i) {
        p.maxThreadsDim[i] = static_cast<int>(kMostBlock[i]);
        p.maxGridSize[i] = static_cast<int>(kMostGrid[i]);
    }
    p.totalConstMem = kConstantBytes;
    p.major = 9;
    p.multiProcessorCount = kMultiprocessors;
    p.cooperativeLaunch = launches_cooperatively();
    p.canMapHostMemory = p.concurrentKernels = p.unifiedAddressing = p.streamPrioritiesSupported = 1;
    p.asyncEngineCount = 3;
    p.memoryBusWidth = 5120;
    p.l2CacheSize = kCacheBytes;
    p.maxThreadsPerMultiProcessor = kThreadsOfMultiprocessor;
    p.sharedMemPerMultiprocessor = kSharedBytesOfMultiprocessor;
    p.sharedMemPerBlockOptin = kSharedBytesOnRequest;
    p.maxBlocksPerMultiProcessor = 32;
    p.reservedSharedMemPerBlock = kReservedSharedBytes;
    return p;
}

const cudaDeviceProp& properties()
{
    static const cudaDeviceProp made = make_properties();
    return made;
}

int limit(cudaDeviceAttr attribute)
{
    const cudaDeviceProp& p = properties();
    switch (attribute) {
    case cudaDevAttrMaxThreadsPerBlock:
        return p.maxThreadsPerBlock;
    case cudaDevAttrMaxBlockDimX:
    case cudaDevAttrMaxBlockDimY:
    case cudaDevAttrMaxBlockDimZ:
        return p.maxThreadsDim[attribute - cudaDevAttrMaxBlockDimX];
    case cudaDevAttrMaxGridDimX:
    case cudaDevAttrMaxGridDimY:
    case cudaDevAttrMaxGridDimZ:
        return p.maxGridSize[attribute - cudaDevAttrMaxGridDimX];
    case cudaDevAttrMaxSharedMemoryPerBlock:
        return static_cast<int>(p.sharedMemPerBlock);
    case cudaDevAttrMaxSharedMemoryPerBlockOptin:
        return static_cast<int>(p.sharedMemPerBlockOptin);
    case cudaDevAttrMaxSharedMemoryPerMultiprocessor:
        return static_cast<int>(p.sharedMemPerMultiprocessor);
    case cudaDevAttrReservedSharedMemoryPerBlock:
        return static_cast<int>(p.reservedSharedMemPerBlock);
    case cudaDevAttrTotalConstantMemory:
        return static_cast<int>(p.totalConstMem);
    case cudaDevAttrMaxRegistersPerBlock:
    case cudaDevAttrMaxRegistersPerMultiprocessor:
        return p.regsPerBlock;
    default:
        return -1;
    }
}

int feature(cudaDeviceAttr attribute)
{
    const cudaDeviceProp& p = properties();
    switch (attribute) {
    case cudaDevAttrWarpSize:
        return p.warpSize;
    case cudaDevAttrMultiProcessorCount:
        return p.multiProcessorCount;
    case cudaDevAttrComputeCapabilityMajor:
        return p.major;
    case cudaDevAttrComputeCapabilityMinor:
        return p.minor;
    case cudaDevAttrMaxThreadsPerMultiProcessor:
        return p.maxThreadsPerMultiProcessor;
    case cudaDevAttrMaxBlocksPerMultiprocessor:
        return p.maxBlocksPerMultiProcessor;
    case cudaDevAttrL2CacheSize:
        return p.l2CacheSize;
    case cudaDevAttrGlobalMemoryBusWidth:
        return p.memoryBusWidth;
    case cudaDevAttrClockRate:
        return 1'980'000;
    case cudaDevAttrMemoryClockRate:
        return 2'619'000;
    case cudaDevAttrAsyncEngineCount:
        return p.asyncEngineCount;
    case cudaDevAttrCooperativeLaunch:
        return launches_cooperatively();
    case cudaDevAttrCanMapHostMemory:
    case cudaDevAttrConcurrentKernels:
    case cudaDevAttrUnifiedAddressing:
    case cudaDevAttrStreamPrioritiesSupported:
        return 1;
    default:
        return 0;
    }
}

}  // namespace

bool cuda_emulator::launches_cooperatively()
{
    const char* set = std::getenv("TENSORSCAPE_EMULATOR_COOPERATIVE");
    return !set || std::string_view(set) != "0";
}

cudaError_t cudaDriverGetVersion(int* version)
{
    *version = kVersion;
    return cudaSuccess;
}

cudaError_t cudaRuntimeGetVersion(int* version)
{
    *version = kVersion;
    return cudaSuccess;
}

cudaError_t cudaGetDeviceCount(int* count)
{
    *count = 1;
    return cudaSuccess;
}

cudaError_t cudaGetDevice(int* device)
{
    *device = 0;
    return cudaSuccess;
}

cudaError_t cudaSetDevice(int device)
{
    return remember(device == 0 ? cudaSuccess : cudaErrorInvalidDevice);
}

cudaError_t cudaGetDeviceProperties(cudaDeviceProp* result, int device)
{
    if (device != 0)
        return remember(cudaErrorInvalidDevice);
    *result = properties();
    return cudaSuccess;
}

cudaError_t cudaDeviceGetAttribute(int* value, cudaDeviceAttr attribute, int device)
{
    if (device != 0)
        return remember(cudaErrorInvalidDevice);
    const int found = limit(attribute);
    *value = found >= 0 ? found : feature(attribute);
    return cudaSuccess;
}

cudaError_t cudaDeviceGetPCIBusId(char* text, int length, int device)
{
    if (device != 0)
        return remember(cudaErrorInvalidDevice);
    std::snprintf(text, static_cast<std::size_t>(length), "0000:00:00.0");
    return cudaSuccess;
}
