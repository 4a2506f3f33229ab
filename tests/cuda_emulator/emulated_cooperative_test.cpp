#include <QTest>

#include "tests/cuda_emulator/support/device_array.h"

extern __shared__ __align__(16) unsigned char dynamic_shared_bytes[];

namespace {

constexpr unsigned kBlocks = 12, kThreads = 64;
constexpr int kRounds = 9;

__device__ void meet(int* arrivals, int meeting)
{
    __threadfence();
    __syncthreads();
    if (threadIdx.x == 0) {
        atomicAdd(arrivals, 1);
        while (*static_cast<volatile int*>(arrivals) < static_cast<int>(gridDim.x) * meeting)
            __nanosleep(20);
        __threadfence();
    }
    __syncthreads();
}

/// Every round a number becomes itself, kept in shared memory, plus its neighbour's in the next block of the round before.
__global__ void add_neighbours(int* rounds, int* arrivals)
{
    __shared__ int own[kThreads];
    int* const first = reinterpret_cast<int*>(dynamic_shared_bytes);
    const unsigned all = kBlocks * kThreads, place = blockIdx.x * kThreads + threadIdx.x;
    own[threadIdx.x] = first[threadIdx.x] = rounds[place];
    for (int round = 1; round < kRounds; ++round) {
        if (round > 1)
            meet(arrivals, round - 1);
        const int* before = rounds + static_cast<unsigned>(round - 1) * all;
        own[threadIdx.x] += before[(place + kThreads) % all];
        rounds[static_cast<unsigned>(round) * all + place] = own[threadIdx.x];
    }
    rounds[place] = first[kThreads - 1 - threadIdx.x];
}

/// One block leaves before the others have met.
__global__ void leave_early(int* arrivals)
{
    if (blockIdx.x != 2)
        meet(arrivals, 1);
}

__global__ void trap_between(int* arrivals)
{
    meet(arrivals, 1);
    if (blockIdx.x == 2)
        __trap();
    meet(arrivals, 2);
}

/// Lanes of one warp wait for each other without a barrier.
__global__ void wait_for_neighbour(int* flags)
{
    const unsigned next = (threadIdx.x + 1) % blockDim.x;
    atomicExch(flags + threadIdx.x, 1);
    while (*static_cast<volatile int*>(flags + next) == 0)
        __nanosleep(20);
    atomicAdd(flags + next, 1);
}

template <class... Parameters, class... Arguments>
cudaError_t launch_together(cudaStream_t stream, unsigned blocks, void (*kernel)(Parameters...), Arguments... arguments)
{
    cudaLaunchAttribute cooperative{};
    cooperative.id = cudaLaunchAttributeCooperative;
    cooperative.val.cooperative = 1;
    cudaLaunchConfig_t config{};
    config.gridDim = blocks;
    config.blockDim = kThreads;
    config.dynamicSmemBytes = kThreads * sizeof(int);
    config.stream = stream;
    config.attrs = &cooperative;
    config.numAttrs = 1;
    return cudaLaunchKernelEx(&config, kernel, arguments...);
}

std::vector<int> first_round()
{
    std::vector<int> all(kRounds * kBlocks * kThreads);
    for (std::size_t i = 0; i < kBlocks * kThreads; ++i)
        all[i] = static_cast<int>(i * 7 % 31);
    return all;
}

std::vector<int> expected_rounds()
{
    std::vector<int> all = first_round();
    const std::size_t count = kBlocks * kThreads;
    for (std::size_t i = count; i < all.size(); ++i) {
        const std::size_t before = i / count * count - count, place = i % count;
        all[i] = all[before + place] + all[before + (place + kThreads) % count];
    }
    const std::vector<int> start = first_round();
    for (std::size_t i = 0; i < count; ++i)
        all[i] = start[i / kThreads * kThreads + kThreads - 1 - i % kThreads];
    return all;
}

}  // namespace

class EmulatedCooperativeTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void cleanup();
    void blocksMeet();
    void capturedBlocksMeetInEveryReplay();
    void blocksThatDoNotRunTogetherFail();
    void leavingEarlyEndsTheLaunch();
    void trapEndsTheLaunch();
    void threadsOfABlockWaitForEachOther();
    void tooManyBlocksAreRefused();
    void deviceWithoutCooperativeLaunchRefuses();
};

void EmulatedCooperativeTest::cleanup()
{
    qunsetenv("TENSORSCAPE_EMULATOR_ORDER");
    qunsetenv("TENSORSCAPE_EMULATOR_COOPERATIVE");
    cudaGetLastError();
}

void EmulatedCooperativeTest::blocksMeet()
{
    for (const char* order : {"forward", "reverse", "shuffle"}) {
        qputenv("TENSORSCAPE_EMULATOR_ORDER", order);
        const DeviceArray<int> rounds(first_round()), arrivals(std::vector<int>{0});
        QCOMPARE(launch_together(nullptr, kBlocks, add_neighbours, rounds.data(), arrivals.data()), cudaSuccess);
        QCOMPARE(rounds.values(), expected_rounds());
    }
}

void EmulatedCooperativeTest::capturedBlocksMeetInEveryReplay()
{
    const DeviceArray<int> rounds(first_round()), arrivals(std::vector<int>{0});
    cudaStream_t stream = nullptr;
    cudaGraph_t graph = nullptr;
    cudaGraphExec_t replay = nullptr;
    QCOMPARE(cudaStreamCreateWithFlags(&stream, cudaStreamNonBlocking), cudaSuccess);
    QCOMPARE(cudaStreamBeginCapture(stream, cudaStreamCaptureModeThreadLocal), cudaSuccess);
    QCOMPARE(cudaMemsetAsync(arrivals.data(), 0, arrivals.bytes(), stream), cudaSuccess);
    QCOMPARE(launch_together(stream, kBlocks, add_neighbours, rounds.data(), arrivals.data()), cudaSuccess);
    QCOMPARE(cudaStreamEndCapture(stream, &graph), cudaSuccess);
    QCOMPARE(cudaGraphInstantiate(&replay, graph), cudaSuccess);
    QCOMPARE(arrivals.values()[0], 0);
    for (int i = 0; i < 3; ++i) {
        rounds.set(first_round());
        QCOMPARE(cudaGraphLaunch(replay, stream), cudaSuccess);
        QCOMPARE(rounds.values(), expected_rounds());
    }
    cudaGraphExecDestroy(replay);
    cudaGraphDestroy(graph);
    cudaStreamDestroy(stream);
}

void EmulatedCooperativeTest::blocksThatDoNotRunTogetherFail()
{
    const DeviceArray<int> rounds(first_round()), arrivals(std::vector<int>{0});
    QCOMPARE(launch_on(nullptr, kBlocks, kThreads, kThreads * sizeof(int), add_neighbours, rounds.data(), arrivals.data()),
             cudaErrorLaunchFailure);
}

void EmulatedCooperativeTest::leavingEarlyEndsTheLaunch()
{
    const DeviceArray<int> arrivals(std::vector<int>{0});
    QCOMPARE(launch_together(nullptr, 4, leave_early, arrivals.data()), cudaErrorLaunchFailure);
    QCOMPARE(arrivals.values()[0], 3);
    blocksMeet();  // nothing of it is left
}

void EmulatedCooperativeTest::trapEndsTheLaunch()
{
    const DeviceArray<int> arrivals(std::vector<int>{0});
    QCOMPARE(launch_together(nullptr, 4, trap_between, arrivals.data()), cudaErrorLaunchFailure);
    blocksMeet();
}

void EmulatedCooperativeTest::threadsOfABlockWaitForEachOther()
{
    for (const char* order : {"forward", "reverse", "shuffle"}) {
        qputenv("TENSORSCAPE_EMULATOR_ORDER", order);
        const DeviceArray<int> flags(std::vector<int>(kThreads, 0));
        QCOMPARE(launch(1, kThreads, wait_for_neighbour, flags.data()), cudaSuccess);
        QCOMPARE(flags.values(), std::vector<int>(kThreads, 2));
    }
}

void EmulatedCooperativeTest::tooManyBlocksAreRefused()
{
    cudaDeviceProp properties{};
    int each = 0;
    QCOMPARE(cudaGetDeviceProperties(&properties, 0), cudaSuccess);
    QCOMPARE(cudaOccupancyMaxActiveBlocksPerMultiprocessor(&each, leave_early, kThreads, kThreads * sizeof(int)), cudaSuccess);
    const auto room = static_cast<unsigned>(each * properties.multiProcessorCount);
    const DeviceArray<int> arrivals(std::vector<int>{0});
    QCOMPARE(launch_together(nullptr, room + 1, leave_early, arrivals.data()), cudaErrorCooperativeLaunchTooLarge);
    QCOMPARE(arrivals.values()[0], 0);
}

void EmulatedCooperativeTest::deviceWithoutCooperativeLaunchRefuses()
{
    int can = 0;
    QCOMPARE(cudaDeviceGetAttribute(&can, cudaDevAttrCooperativeLaunch, 0), cudaSuccess);
    QCOMPARE(can, 1);
    qputenv("TENSORSCAPE_EMULATOR_COOPERATIVE", "0");
    QCOMPARE(cudaDeviceGetAttribute(&can, cudaDevAttrCooperativeLaunch, 0), cudaSuccess);
    QCOMPARE(can, 0);
    const DeviceArray<int> arrivals(std::vector<int>{0});
    QCOMPARE(launch_together(nullptr, 2, leave_early, arrivals.data()), cudaErrorNotSupported);
}

QTEST_GUILESS_MAIN(EmulatedCooperativeTest)
#include "emulated_cooperative_test.moc"
