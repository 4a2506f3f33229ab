#include <QTest>

#include "tests/cuda_emulator/support/device_array.h"

namespace {

__global__ void multiply_add(float* values, float factor, const float* addend)
{
    values[threadIdx.x] = values[threadIdx.x] * factor + *addend;
}

class Stream {
public:
    Stream() { cudaStreamCreateWithFlags(&m_stream, cudaStreamNonBlocking); }
    ~Stream() { cudaStreamDestroy(m_stream); }
    Stream(const Stream&) = delete;
    Stream& operator=(const Stream&) = delete;
    operator cudaStream_t() const { return m_stream; }

private:
    cudaStream_t m_stream = nullptr;
};

class Event {
public:
    Event() { cudaEventCreateWithFlags(&m_event, cudaEventDisableTiming); }
    ~Event() { cudaEventDestroy(m_event); }
    Event(const Event&) = delete;
    Event& operator=(const Event&) = delete;
    operator cudaEvent_t() const { return m_event; }

private:
    cudaEvent_t m_event = nullptr;
};

void begin(cudaStream_t stream)
{
    cudaStreamBeginCapture(stream, cudaStreamCaptureModeThreadLocal);
}

std::size_t node_count(cudaGraph_t graph)
{
    std::size_t count = 0;
    cudaGraphGetNodes(graph, nullptr, &count);
    return count;
}

}  // namespace

class EmulatedGraphTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void cleanup() { cudaGetLastError(); }
    void replayUsesMemoryAsItIsThen();
    void captureJoinsOtherStreams();
    void workThatIsNotJoinedIsRefused();
    void waitingInvalidatesTheCapture();
    void allocatingInvalidatesTheCapture();
    void pageableMemoryIsRefused();
    void updateKeepsTheShape();
    void hostFunctionsRunInTheirPlace();
};

void EmulatedGraphTest::replayUsesMemoryAsItIsThen()
{
    const Stream stream;
    const DeviceArray<float> values(std::vector<float>{1, 2}), addend(std::vector<float>{10});
    cudaGraph_t graph = nullptr;
    cudaGraphExec_t executable = nullptr;
    {
        begin(stream);
        float factor = 2;
        QCOMPARE(launch_on(stream, 1, 2, 0, multiply_add, values.data(), factor, addend.data()), cudaSuccess);
        factor = 100;  // the argument was copied
        cudaStreamCaptureStatus status{};
        QCOMPARE(cudaStreamIsCapturing(stream, &status), cudaSuccess);
        QCOMPARE(status, cudaStreamCaptureStatusActive);
        QCOMPARE(cudaStreamEndCapture(stream, &graph), cudaSuccess);
    }
    QCOMPARE(values.values(), (std::vector<float>{1, 2}));
    QCOMPARE(node_count(graph), std::size_t{1});
    QCOMPARE(cudaGraphInstantiate(&executable, graph), cudaSuccess);
    QCOMPARE(cudaGraphDestroy(graph), cudaSuccess);
    QCOMPARE(cudaGraphLaunch(executable, stream), cudaSuccess);
    QCOMPARE(values.values(), (std::vector<float>{12, 14}));
    addend.set({0});
    QCOMPARE(cudaGraphLaunch(executable, stream), cudaSuccess);
    QCOMPARE(values.values(), (std::vector<float>{24, 28}));
    QCOMPARE(cudaGraphExecDestroy(executable), cudaSuccess);
}

void EmulatedGraphTest::captureJoinsOtherStreams()
{
    const Stream first, second;
    const Event fork, join;
    const DeviceArray<float> values(std::vector<float>{1}), addend(std::vector<float>{0});
    begin(first);
    cudaEventRecord(fork, first);
    cudaStreamWaitEvent(second, fork);
    QCOMPARE(cudaMemsetAsync(addend.data(), 0, 4, second), cudaSuccess);
    cudaEventRecord(join, second);
    cudaStreamWaitEvent(first, join);
    launch_on(first, 1, 1, 0, multiply_add, values.data(), 3.0F, addend.data());
    cudaGraph_t graph = nullptr;
    QCOMPARE(cudaStreamEndCapture(first, &graph), cudaSuccess);
    QCOMPARE(node_count(graph), std::size_t{2});
    cudaGraphDestroy(graph);
    QCOMPARE(cudaStreamSynchronize(second), cudaSuccess);
}

void EmulatedGraphTest::workThatIsNotJoinedIsRefused()
{
    const Stream first, second;
    const Event fork;
    const DeviceArray<float> values(1);
    begin(first);
    cudaEventRecord(fork, first);
    cudaStreamWaitEvent(second, fork);
    cudaMemsetAsync(values.data(), 0, 4, second);
    cudaGraph_t graph = nullptr;
    QCOMPARE(cudaStreamEndCapture(first, &graph), cudaErrorStreamCaptureUnjoined);
    QVERIFY(!graph);
}

void EmulatedGraphTest::waitingInvalidatesTheCapture()
{
    const Stream stream;
    const DeviceArray<float> values(1);
    begin(stream);
    QCOMPARE(cudaStreamSynchronize(stream), cudaErrorStreamCaptureUnsupported);
    QCOMPARE(cudaMemsetAsync(values.data(), 0, 4, stream), cudaErrorStreamCaptureInvalidated);
    cudaGraph_t graph = nullptr;
    QCOMPARE(cudaStreamEndCapture(stream, &graph), cudaErrorStreamCaptureInvalidated);
    QCOMPARE(cudaStreamSynchronize(stream), cudaSuccess);
}

void EmulatedGraphTest::allocatingInvalidatesTheCapture()
{
    const Stream stream;
    void* memory = nullptr;
    cudaGraph_t graph = nullptr;
    begin(stream);
    QCOMPARE(cudaMalloc(&memory, 4), cudaErrorStreamCaptureUnsupported);
    QCOMPARE(cudaStreamEndCapture(stream, &graph), cudaErrorStreamCaptureInvalidated);
    cudaStreamBeginCapture(stream, cudaStreamCaptureModeRelaxed);
    QCOMPARE(cudaMalloc(&memory, 4), cudaSuccess);
    QCOMPARE(cudaStreamEndCapture(stream, &graph), cudaSuccess);
    cudaGraphDestroy(graph);
    cudaFree(memory);
}

void EmulatedGraphTest::pageableMemoryIsRefused()
{
    const Stream stream;
    const DeviceArray<float> values(1);
    float host = 1;
    begin(stream);
    QCOMPARE(cudaMemcpyAsync(values.data(), &host, 4, cudaMemcpyHostToDevice, stream), cudaErrorStreamCaptureUnsupported);
    cudaGraph_t graph = nullptr;
    QCOMPARE(cudaStreamEndCapture(stream, &graph), cudaErrorStreamCaptureInvalidated);
}

void EmulatedGraphTest::updateKeepsTheShape()
{
    const Stream stream;
    const DeviceArray<float> values(std::vector<float>{1}), addend(std::vector<float>{0});
    const auto capture = [&](float factor, int times) {
        begin(stream);
        for (int i = 0; i < times; ++i)
            launch_on(stream, 1, 1, 0, multiply_add, values.data(), factor, addend.data());
        cudaGraph_t graph = nullptr;
        cudaStreamEndCapture(stream, &graph);
        return graph;
    };
    cudaGraph_t one = capture(2, 1), other = capture(5, 1), longer = capture(5, 2);
    cudaGraphExec_t executable = nullptr;
    cudaGraphInstantiate(&executable, one);
    cudaGraphExecUpdateResultInfo info{};
    QCOMPARE(cudaGraphExecUpdate(executable, longer, &info), cudaErrorGraphExecUpdateFailure);
    QCOMPARE(cudaGraphExecUpdate(executable, other, &info), cudaSuccess);
    cudaGraphLaunch(executable, stream);
    QCOMPARE(values.values(), std::vector<float>{5});
    for (cudaGraph_t graph : {one, other, longer})
        cudaGraphDestroy(graph);
    cudaGraphExecDestroy(executable);
}

void EmulatedGraphTest::hostFunctionsRunInTheirPlace()
{
    const Stream stream;
    int calls = 0;
    const auto count = [](void* data) { ++*static_cast<int*>(data); };
    begin(stream);
    QCOMPARE(cudaLaunchHostFunc(stream, count, &calls), cudaSuccess);
    cudaGraph_t graph = nullptr;
    cudaGraphExec_t executable = nullptr;
    cudaStreamEndCapture(stream, &graph);
    cudaGraphInstantiate(&executable, graph);
    QCOMPARE(calls, 0);
    cudaGraphLaunch(executable, stream);
    cudaGraphLaunch(executable, stream);
    QCOMPARE(calls, 2);
    cudaGraphDestroy(graph);
    cudaGraphExecDestroy(executable);
}

QTEST_GUILESS_MAIN(EmulatedGraphTest)
#include "emulated_graph_test.moc"
