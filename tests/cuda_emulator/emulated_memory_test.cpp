#include <cmath>
#include <csignal>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <QTest>

#include "tests/cuda_emulator/support/device_array.h"

namespace {

__global__ void fill(float* out, float value)
{
    out[threadIdx.x] = value;
}

__global__ void copy_number(const int* from, int* to)
{
    *to = *from;
}

/// The signal that ends a process which does this, 0 where none does.
template <class Action> int fatal_signal(Action action)
{
    const pid_t child = fork();
    if (child == 0) {
        const rlimit no_core{0, 0};
        setrlimit(RLIMIT_CORE, &no_core);
        for (const int signal : {SIGSEGV, SIGABRT})
            std::signal(signal, SIG_DFL);
        action();
        _exit(0);
    }
    int status = 0;
    waitpid(child, &status, 0);
    return WIFSIGNALED(status) ? WTERMSIG(status) : 0;
}

}  // namespace

class EmulatedMemoryTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void freshMemoryIsNotANumber();
    void theHostCannotTouchDeviceMemory();
    void writesBehindAnAllocationAreFound();
    void thereIsAnEnd();
    void freedMemoryIsUsedAgain();
    void copiesKnowTheirSides();
    void rowsAreCopiedWithTheirPitch();
    void mappedHostMemoryIsSeenByKernels();
    void pointersAreTold();
};

void EmulatedMemoryTest::freshMemoryIsNotANumber()
{
    const DeviceArray<float> fresh(1000);
    for (const float value : fresh.values())
        QVERIFY(std::isnan(value));
}

void EmulatedMemoryTest::theHostCannotTouchDeviceMemory()
{
    const DeviceArray<float> values(std::vector<float>{1, 2});
    QCOMPARE(fatal_signal([&] { *const_cast<volatile float*>(values.data()) = 3; }), SIGSEGV);
    QCOMPARE(fatal_signal([&] { values.set({3, 4}); }), 0);
}

void EmulatedMemoryTest::writesBehindAnAllocationAreFound()
{
    const DeviceArray<float> values(std::vector<float>(10));
    QCOMPARE(fatal_signal([&] { launch(1, 10, fill, values.data(), 1.0F); }), 0);
    QCOMPARE(fatal_signal([&] {
                 launch(1, 11, fill, values.data(), 1.0F);
                 cudaDeviceSynchronize();
             }),
             SIGABRT);
}

void EmulatedMemoryTest::thereIsAnEnd()
{
    std::size_t free = 0, total = 0;
    QCOMPARE(cudaMemGetInfo(&free, &total), cudaSuccess);
    void* memory = &free;
    QCOMPARE(cudaMalloc(&memory, total + 1), cudaErrorMemoryAllocation);
    QVERIFY(!memory);
    cudaGetLastError();
}

void EmulatedMemoryTest::freedMemoryIsUsedAgain()
{
    std::size_t before = 0, after = 0, total = 0;
    cudaMemGetInfo(&before, &total);
    void* first = nullptr;
    cudaMalloc(&first, 1 << 20);
    cudaFree(first);
    void* second = nullptr;
    cudaMalloc(&second, 1 << 20);
    QCOMPARE(second, first);
    QCOMPARE(reinterpret_cast<std::uintptr_t>(second) % 256, std::uintptr_t{0});
    QCOMPARE(cudaFree(second), cudaSuccess);
    QCOMPARE(cudaFree(second), cudaErrorInvalidValue);
    cudaMemGetInfo(&after, &total);
    QCOMPARE(after, before);
    cudaGetLastError();
}

void EmulatedMemoryTest::copiesKnowTheirSides()
{
    const DeviceArray<int> device(std::vector<int>{1, 2, 3});
    std::vector<int> host(3);
    const std::size_t bytes = device.bytes();
    QCOMPARE(cudaMemcpy(host.data(), device.data(), bytes, cudaMemcpyHostToDevice), cudaErrorInvalidValue);
    QCOMPARE(cudaMemcpy(host.data(), device.data(), bytes + 1, cudaMemcpyDeviceToHost), cudaErrorInvalidValue);
    QCOMPARE(cudaMemcpy(host.data(), device.data(), bytes, cudaMemcpyDefault), cudaSuccess);
    QCOMPARE(host, (std::vector<int>{1, 2, 3}));
    QCOMPARE(cudaMemset(host.data(), 0, bytes), cudaErrorInvalidValue);
    QCOMPARE(cudaMemset(device.data(), 1, bytes), cudaSuccess);
    QCOMPARE(device.values()[2], 0x01010101);
    cudaGetLastError();
}

void EmulatedMemoryTest::rowsAreCopiedWithTheirPitch()
{
    const DeviceArray<int> device(std::vector<int>{1, 2, 3, 4, 5, 6});
    std::vector<int> host(4);
    QCOMPARE(cudaMemcpy2D(host.data(), 8, device.data() + 1, 12, 8, 2, cudaMemcpyDeviceToHost), cudaSuccess);
    QCOMPARE(host, (std::vector<int>{2, 3, 5, 6}));
    QCOMPARE(cudaMemcpy2D(host.data(), 4, device.data(), 12, 8, 2, cudaMemcpyDeviceToHost), cudaErrorInvalidPitchValue);
    cudaGetLastError();
}

void EmulatedMemoryTest::mappedHostMemoryIsSeenByKernels()
{
    int* host = nullptr;
    QCOMPARE(cudaHostAlloc(&host, 2 * sizeof(int), cudaHostAllocMapped), cudaSuccess);
    int* device = nullptr;
    QCOMPARE(cudaHostGetDevicePointer(&device, host, 0), cudaSuccess);
    host[0] = 42;
    QCOMPARE(launch(1, 1, copy_number, device, device + 1), cudaSuccess);
    QCOMPARE(host[1], 42);
    QCOMPARE(cudaFreeHost(host), cudaSuccess);
}

void EmulatedMemoryTest::pointersAreTold()
{
    const DeviceArray<int> device(4);
    cudaPointerAttributes attributes{};
    QCOMPARE(cudaPointerGetAttributes(&attributes, device.data() + 1), cudaSuccess);
    QCOMPARE(attributes.type, cudaMemoryTypeDevice);
    const int local = 0;
    QCOMPARE(cudaPointerGetAttributes(&attributes, &local), cudaSuccess);
    QCOMPARE(attributes.type, cudaMemoryTypeUnregistered);
}

QTEST_GUILESS_MAIN(EmulatedMemoryTest)
#include "emulated_memory_test.moc"
