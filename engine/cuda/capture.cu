#include <utility>

#include "engine/cuda/capture.h"
#include "engine/cuda/runtime.h"
#include "engine/cuda/step_block.h"
#include "engine/tensor/device_backend.h"

namespace ts::cuda {

namespace {

/// What a recording leaves behind, and what its replays use.
class Graph : public CapturedWork {
public:
    explicit Graph(CachingAllocator& allocator)
        : m_allocator(allocator), m_memory(allocator.allocate(StepBlock::kCapacity)), m_values(m_memory.data)
    {
    }
    ~Graph() override
    {
        set_current_device_index(m_device);
        if (m_executable) {
            settle();
            cudaGraphExecDestroy(m_executable);
        }
        m_allocator.deallocate(m_memory.data, m_memory.capacity);
    }
    void instantiate(cudaGraph_t graph)
    {
        const cudaError_t status = cudaGraphInstantiate(&m_executable, graph, 0);
        cudaGraphDestroy(graph);
        check(status);
    }
    [[nodiscard]] StepBlock& values() { return m_values; }

    void replay(std::uint64_t steps, const std::function<void()>& tell) override
    {
        set_current_device_index(m_device);
        if (tell) {
            const StepBlockScope scope(m_values, StepBlockScope::Use::Tell);
            m_values.begin_telling();
            tell();
            m_values.end_telling();
        }
        m_values.advance_counters(steps);
        m_values.upload();
        check(cudaGraphLaunch(m_executable, compute_stream()));
    }

private:
    int m_device = current_device_index();
    CachingAllocator& m_allocator;
    Block m_memory;
    StepBlock m_values;
    cudaGraphExec_t m_executable = nullptr;
};

/// The recording that this thread makes.
struct Recording {
    explicit Recording(CachingAllocator& allocator)
        : graph(std::make_unique<Graph>(allocator)), scope(graph->values(), StepBlockScope::Use::Record)
    {
    }
    std::unique_ptr<Graph> graph;
    StepBlockScope scope;
};

thread_local std::unique_ptr<Recording> t_recording;

}  // namespace

void begin_capture(CachingAllocator& allocator, PrivatePool& pool)
{
    check(cudaStreamSynchronize(compute_stream()));
    allocator.begin_private(pool);
    try {
        t_recording = std::make_unique<Recording>(allocator);
        // Relaxed: the allocator may ask for memory, and other threads may do as they like.
        check(cudaStreamBeginCapture(compute_stream(), cudaStreamCaptureModeRelaxed));
    } catch (...) {
        t_recording.reset();
        allocator.end_private();
        throw;
    }
    set_capturing(true);
}

std::unique_ptr<CapturedWork> end_capture(CachingAllocator& allocator)
{
    cudaGraph_t graph = nullptr;
    const cudaError_t status = cudaStreamEndCapture(compute_stream(), &graph);
    const std::unique_ptr<Recording> recording = std::exchange(t_recording, nullptr);
    set_capturing(false);
    allocator.end_private();
    check(status);
    recording->graph->instantiate(graph);
    return std::move(recording->graph);
}

void abandon_capture(CachingAllocator& allocator) noexcept
{
    if (!t_recording)
        return;
    cudaGraph_t graph = nullptr;
    cudaStreamEndCapture(compute_stream(), &graph);
    cudaGetLastError();
    if (graph)
        cudaGraphDestroy(graph);
    t_recording.reset();
    set_capturing(false);
    allocator.end_private();
}

}  // namespace ts::cuda
