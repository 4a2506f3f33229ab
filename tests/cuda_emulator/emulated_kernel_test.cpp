#include <numeric>

#include <QTest>

#include "tests/cuda_emulator/support/device_array.h"

extern __shared__ __align__(16) unsigned char dynamic_shared_bytes[];

namespace {

constexpr unsigned kAll = 0xffffffffu;

__global__ void write_place(int* out)
{
    const unsigned block = (blockIdx.z * gridDim.y + blockIdx.y) * gridDim.x + blockIdx.x;
    const unsigned thread = (threadIdx.z * blockDim.y + threadIdx.y) * blockDim.x + threadIdx.x;
    const unsigned place = block * blockDim.x * blockDim.y * blockDim.z + thread;
    out[place] = static_cast<int>(place);
}

/// Sums the block's values by halving; threads from `count` on leave at once.
__global__ void sum_by_halving(const int* values, int* out, unsigned count)
{
    __shared__ int partial[1024];
    if (threadIdx.x >= count)
        return;
    partial[threadIdx.x] = values[threadIdx.x];
    __syncthreads();
    for (unsigned half = 512; half > 0; half /= 2) {
        if (threadIdx.x < half && threadIdx.x + half < count)
            partial[threadIdx.x] += partial[threadIdx.x + half];
        __syncthreads();
    }
    if (threadIdx.x == 0)
        *out = partial[0];
}

__global__ void reverse_in_dynamic_memory(float* values, float* untouched)
{
    auto* shared = reinterpret_cast<float*>(dynamic_shared_bytes);
    untouched[threadIdx.x] = shared[threadIdx.x];
    __syncthreads();
    shared[threadIdx.x] = values[threadIdx.x];
    __syncthreads();
    values[threadIdx.x] = shared[blockDim.x - 1 - threadIdx.x];
}

struct LaneResults {
    int broadcast, neighbour, down, up, narrow, reduced;
    unsigned ballot, match, active;
    double wide;
    int half_mask;
};

__global__ void lane_operations(LaneResults* out)
{
    const int lane = static_cast<int>(threadIdx.x % 32);
    LaneResults& r = out[threadIdx.x];
    r.broadcast = __shfl_sync(kAll, lane * 10, 7);
    r.neighbour = __shfl_xor_sync(kAll, lane, 1);
    r.down = __shfl_down_sync(kAll, lane, 4);
    r.up = __shfl_up_sync(kAll, lane, 4);
    r.narrow = __shfl_sync(kAll, lane, 1, 8);
    r.reduced = __reduce_max_sync(kAll, -lane);
    r.ballot = __ballot_sync(kAll, lane % 3 == 0);
    r.match = __match_any_sync(kAll, lane / 4);
    r.wide = __shfl_sync(kAll, 0.5 + lane, 31);
    if (lane < 16)
        r.half_mask = __reduce_add_sync(0x0000ffffu, lane);
    else
        r.half_mask = __reduce_add_sync(0xffff0000u, lane);
    r.active = __activemask();
}

__global__ void count_votes(int* out)
{
    const int thread = static_cast<int>(threadIdx.x);
    const int count = __syncthreads_count(thread % 5 == 0);
    const int any = __syncthreads_or(thread == 17);
    const int all = __syncthreads_and(thread != 17);
    out[thread] = count * 4 + any * 2 + all;
}

__global__ void atomics(unsigned* sum, float* real, int* most, unsigned long long* bits, unsigned* wrapped)
{
    atomicAdd(sum, 2);
    atomicAdd(real, 0.5F);
    atomicMax(most, static_cast<int>(threadIdx.x * 37 % 100));
    atomicOr(bits, 1ull << (threadIdx.x % 64));
    atomicInc(wrapped, 9);
}

__global__ void wait_unevenly()
{
    if (threadIdx.x == 3)
        __syncwarp();
    else
        __syncthreads();
}

__global__ void trap_in_block(int* out)
{
    if (blockIdx.x == 1)
        __trap();
    out[blockIdx.x] = 1;
}

/// Adds floats in an order that barriers fix.
__global__ void sum_in_fixed_order(const float* values, float* out)
{
    __shared__ float warps[32];
    float sum = values[blockIdx.x * blockDim.x + threadIdx.x];
    for (int step = 16; step > 0; step /= 2)
        sum += __shfl_xor_sync(kAll, sum, step);
    if (threadIdx.x % 32 == 0)
        warps[threadIdx.x / 32] = sum;
    __syncthreads();
    if (threadIdx.x == 0)
        out[blockIdx.x] = std::accumulate(warps, warps + blockDim.x / 32, 0.0F);
}

/// The last thread to write wins, which a device does not decide.
__global__ void race(int* out)
{
    *out = static_cast<int>(threadIdx.x);
}

std::vector<float> sums_in_order(const char* order)
{
    qputenv("TENSORSCAPE_EMULATOR_ORDER", order);
    std::vector<float> values(8 * 256);
    for (std::size_t i = 0; i < values.size(); ++i)
        values[i] = 1.0F / static_cast<float>(i + 3);
    const DeviceArray<float> in(values), out(8);
    launch(8, 256, sum_in_fixed_order, in.data(), out.data());
    return out.values();
}

int race_in_order(const char* order)
{
    qputenv("TENSORSCAPE_EMULATOR_ORDER", order);
    const DeviceArray<int> out(1);
    launch(1, 256, race, out.data());
    return out.values()[0];
}

}  // namespace

class EmulatedKernelTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void cleanup() { qunsetenv("TENSORSCAPE_EMULATOR_ORDER"); }
    void everyThreadKnowsItsPlace();
    void barriersWaitForThreadsThatHaveNotReturned();
    void dynamicSharedMemoryIsPoisonedAndShared();
    void lanesExchangeValues();
    void barriersCountVotes();
    void atomicsMissNothing();
    void wrongShapesAreRefused();
    void threadsThatWaitForEverEndTheLaunch();
    void trapEndsTheLaunch();
    void orderChangesNothingWithoutRaces();
    void orderShowsRaces();
};

void EmulatedKernelTest::everyThreadKnowsItsPlace()
{
    const DeviceArray<int> out(3 * 2 * 2 * 60);
    QCOMPARE(launch(dim3(3, 2, 2), dim3(5, 4, 3), write_place, out.data()), cudaSuccess);
    std::vector<int> expected(720);
    std::iota(expected.begin(), expected.end(), 0);
    QCOMPARE(out.values(), expected);
}

void EmulatedKernelTest::barriersWaitForThreadsThatHaveNotReturned()
{
    std::vector<int> values(1024);
    std::iota(values.begin(), values.end(), 0);
    const DeviceArray<int> in(values), out(1);
    for (const char* order : {"forward", "reverse", "shuffle"}) {
        qputenv("TENSORSCAPE_EMULATOR_ORDER", order);
        for (const unsigned count : {1u, 100u, 777u, 1024u}) {
            QCOMPARE(launch(1, 1024, sum_by_halving, in.data(), out.data(), count), cudaSuccess);
            QCOMPARE(out.values()[0], static_cast<int>(count * (count - 1) / 2));
        }
    }
}

void EmulatedKernelTest::dynamicSharedMemoryIsPoisonedAndShared()
{
    const DeviceArray<float> values(std::vector<float>{1, 2, 3, 4}), untouched(4);
    QCOMPARE(launch_on(nullptr, 1, 4, 4 * sizeof(float), reverse_in_dynamic_memory, values.data(), untouched.data()),
             cudaSuccess);
    QCOMPARE(values.values(), (std::vector<float>{4, 3, 2, 1}));
    for (const float value : untouched.values())
        QVERIFY(std::isnan(value));
}

void EmulatedKernelTest::lanesExchangeValues()
{
    const DeviceArray<LaneResults> out(64);
    for (const char* order : {"forward", "reverse", "shuffle"}) {
        qputenv("TENSORSCAPE_EMULATOR_ORDER", order);
        QCOMPARE(launch(1, 64, lane_operations, out.data()), cudaSuccess);
        const std::vector<LaneResults> results = out.values();
        for (int thread = 0; thread < 64; ++thread) {
            const int lane = thread % 32;
            const LaneResults& r = results[static_cast<std::size_t>(thread)];
            QCOMPARE(r.broadcast, 70);
            QCOMPARE(r.neighbour, lane ^ 1);
            QCOMPARE(r.down, lane < 28 ? lane + 4 : lane);
            QCOMPARE(r.up, lane >= 4 ? lane - 4 : lane);
            QCOMPARE(r.narrow, lane / 8 * 8 + 1);
            QCOMPARE(r.reduced, 0);
            QCOMPARE(r.ballot, 0x49249249u);
            QCOMPARE(r.match, 0xfu << (lane / 4 * 4));
            QCOMPARE(r.wide, 31.5);
            QCOMPARE(r.half_mask, lane < 16 ? 120 : 376);
        }
    }
}

void EmulatedKernelTest::barriersCountVotes()
{
    const DeviceArray<int> out(100);
    QCOMPARE(launch(1, 100, count_votes, out.data()), cudaSuccess);
    QCOMPARE(out.values(), std::vector<int>(100, 20 * 4 + 2));
}

void EmulatedKernelTest::atomicsMissNothing()
{
    const DeviceArray<unsigned> sum(std::vector<unsigned>{0}), wrapped(std::vector<unsigned>{0});
    const DeviceArray<float> real(std::vector<float>{0});
    const DeviceArray<int> most(std::vector<int>{-1});
    const DeviceArray<unsigned long long> bits(std::vector<unsigned long long>{0});
    QCOMPARE(launch(3, 64, atomics, sum.data(), real.data(), most.data(), bits.data(), wrapped.data()), cudaSuccess);
    QCOMPARE(sum.values()[0], 384u);
    QCOMPARE(real.values()[0], 96.0F);
    QCOMPARE(most.values()[0], 99);
    QCOMPARE(bits.values()[0], ~0ull);
    QCOMPARE(wrapped.values()[0], 2u);
}

void EmulatedKernelTest::wrongShapesAreRefused()
{
    const DeviceArray<int> out(4);
    QCOMPARE(launch(1, 1025, race, out.data()), cudaErrorInvalidConfiguration);
    QCOMPARE(launch(0, 32, race, out.data()), cudaErrorInvalidConfiguration);
    QCOMPARE(launch(dim3(1, 65536), 32, race, out.data()), cudaErrorInvalidConfiguration);
    QCOMPARE(launch_on(nullptr, 1, 32, 100'000, race, out.data()), cudaErrorInvalidValue);
    QCOMPARE(cudaFuncSetAttribute(race, cudaFuncAttributeMaxDynamicSharedMemorySize, 100'000), cudaSuccess);
    QCOMPARE(launch_on(nullptr, 1, 32, 100'000, race, out.data()), cudaSuccess);
    QCOMPARE(cudaGetLastError(), cudaErrorInvalidValue);
    QCOMPARE(cudaGetLastError(), cudaSuccess);
}

void EmulatedKernelTest::threadsThatWaitForEverEndTheLaunch()
{
    QCOMPARE(launch(1, 32, wait_unevenly), cudaErrorLaunchFailure);
    everyThreadKnowsItsPlace();  // nothing of it is left
}

void EmulatedKernelTest::trapEndsTheLaunch()
{
    const DeviceArray<int> out(std::vector<int>{0, 0, 0});
    QCOMPARE(launch(3, 32, trap_in_block, out.data()), cudaErrorLaunchFailure);
    QCOMPARE(out.values(), (std::vector<int>{1, 0, 0}));
}

void EmulatedKernelTest::orderChangesNothingWithoutRaces()
{
    const std::vector<float> forward = sums_in_order("forward");
    QCOMPARE(sums_in_order("reverse"), forward);
    QCOMPARE(sums_in_order("shuffle"), forward);
}

void EmulatedKernelTest::orderShowsRaces()
{
    QCOMPARE(race_in_order("forward"), 255);
    QCOMPARE(race_in_order("reverse"), 0);
}

QTEST_GUILESS_MAIN(EmulatedKernelTest)
#include "emulated_kernel_test.moc"
