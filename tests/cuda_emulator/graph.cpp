#include "tests/cuda_emulator/graph.h"

#include <algorithm>

#include "tests/cuda_emulator/last_error.h"

using namespace cuda_emulator;

namespace {

std::shared_ptr<const std::vector<Operation>> operations_of(const CUgraph_st& graph)
{
    auto all = std::make_shared<std::vector<Operation>>();
    for (const std::unique_ptr<CUgraphNode_st>& node : graph.nodes)
        all->push_back(node->operation);
    return all;
}

cudaError_t run_all(const std::vector<Operation>& operations)
{
    for (const Operation& operation : operations) {
        if (const cudaError_t problem = operation.run(); problem != cudaSuccess)
            return problem;
    }
    return cudaSuccess;
}

}  // namespace

cudaError_t cudaGraphDestroy(cudaGraph_t graph)
{
    delete graph;
    return cudaSuccess;
}

cudaError_t cudaGraphGetNodes(cudaGraph_t graph, cudaGraphNode_t* nodes, std::size_t* count)
{
    if (!graph || !count)
        return remember(cudaErrorInvalidValue);
    if (!nodes) {
        *count = graph->nodes.size();
        return cudaSuccess;
    }
    for (std::size_t i = 0; i < *count; ++i)
        nodes[i] = i < graph->nodes.size() ? graph->nodes[i].get() : nullptr;
    *count = std::min(*count, graph->nodes.size());
    return cudaSuccess;
}

cudaError_t cudaGraphNodeGetType(cudaGraphNode_t node, cudaGraphNodeType* type)
{
    *type = node->operation.type;
    return cudaSuccess;
}

cudaError_t cudaGraphInstantiate(cudaGraphExec_t* executable, cudaGraph_t graph, unsigned long long)
{
    if (!executable || !graph)
        return remember(cudaErrorInvalidValue);
    *executable = new CUgraphExec_st{operations_of(*graph)};
    return cudaSuccess;
}

cudaError_t cudaGraphExecUpdate(cudaGraphExec_t executable, cudaGraph_t graph, cudaGraphExecUpdateResultInfo* result)
{
    *result = {cudaGraphExecUpdateSuccess, nullptr, nullptr};
    const std::vector<Operation>& old = *executable->operations;
    if (old.size() != graph->nodes.size())
        result->result = cudaGraphExecUpdateErrorTopologyChanged;
    for (std::size_t i = 0; i < old.size() && result->result == cudaGraphExecUpdateSuccess; ++i) {
        if (old[i].type != graph->nodes[i]->operation.type)
            *result = {cudaGraphExecUpdateErrorNodeTypeChanged, graph->nodes[i].get(), nullptr};
    }
    if (result->result != cudaGraphExecUpdateSuccess)
        return remember(cudaErrorGraphExecUpdateFailure);
    executable->operations = operations_of(*graph);
    return cudaSuccess;
}

cudaError_t cudaGraphUpload(cudaGraphExec_t executable, cudaStream_t stream)
{
    return remember(executable && resolve(stream) ? cudaSuccess : cudaErrorInvalidValue);
}

cudaError_t cudaGraphLaunch(cudaGraphExec_t executable, cudaStream_t stream)
{
    if (!executable)
        return remember(cudaErrorInvalidValue);
    return remember(
        submit(stream, {cudaGraphNodeTypeGraph, [operations = executable->operations] { return run_all(*operations); }}));
}

cudaError_t cudaGraphExecDestroy(cudaGraphExec_t executable)
{
    delete executable;
    return cudaSuccess;
}
