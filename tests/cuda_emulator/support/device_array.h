#pragma once

#include <cuda_runtime.h>
#include <vector>

/// Elements in the device's memory.
template <class T> class DeviceArray {
public:
    explicit DeviceArray(std::size_t count) : m_count(count) { cudaMalloc(&m_data, bytes()); }
    explicit DeviceArray(const std::vector<T>& values) : DeviceArray(values.size()) { set(values); }
    ~DeviceArray() { cudaFree(m_data); }
    DeviceArray(const DeviceArray&) = delete;
    DeviceArray& operator=(const DeviceArray&) = delete;

    T* data() const { return m_data; }
    std::size_t bytes() const { return m_count * sizeof(T); }

    void set(const std::vector<T>& values) const { cudaMemcpy(m_data, values.data(), bytes(), cudaMemcpyHostToDevice); }
    std::vector<T> values() const
    {
        std::vector<T> all(m_count);
        cudaMemcpy(all.data(), m_data, bytes(), cudaMemcpyDeviceToHost);
        return all;
    }

private:
    std::size_t m_count;
    T* m_data = nullptr;
};

template <class... Parameters, class... Arguments>
cudaError_t launch_on(cudaStream_t stream, dim3 blocks, dim3 threads, std::size_t shared_bytes, void (*kernel)(Parameters...),
                      Arguments... arguments)
{
    cudaLaunchConfig_t config{};
    config.gridDim = blocks;
    config.blockDim = threads;
    config.dynamicSmemBytes = shared_bytes;
    config.stream = stream;
    return cudaLaunchKernelEx(&config, kernel, arguments...);
}
template <class... Parameters, class... Arguments>
cudaError_t launch(dim3 blocks, dim3 threads, void (*kernel)(Parameters...), Arguments... arguments)
{
    return launch_on(nullptr, blocks, threads, 0, kernel, arguments...);
}
