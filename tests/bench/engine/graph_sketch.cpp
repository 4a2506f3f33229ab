#include "graph_sketch.h"

#include "engine/registry/node_type.h"

namespace ts {

GraphSketch::GraphSketch(const BenchData& data)
{
    add_node("data", "BenchData",
             {{"features", data.features}, {"target", data.target}, {"tokens", data.tokens}, {"classes", data.classes}});
}

PortRef GraphSketch::add(const std::string& type, Params params, std::initializer_list<PortRef> inputs)
{
    const std::string id = m_document.graph.unused_id(type);
    const NodeType* declared = find_node_type(type);
    if (!declared)
        throw ArgumentError("there is no node type %1", {type});
    add_node(id, type, std::move(params));
    std::size_t port = 0;
    for (const PortRef& input : inputs)
        m_document.graph.edges.push_back({input, {id, declared->inputs.at(port++).name}, {}});
    return {id, declared->outputs.empty() ? std::string() : declared->outputs.front().name};
}

GraphDocument GraphSketch::train(const std::string& loss, const PortRef& output, OptimizerSettings optimizer,
                                 Params loss_params)
{
    add(loss, std::move(loss_params), {output, target()});
    m_document.training.optimizer = std::move(optimizer);
    return m_document;
}

GraphDocument GraphSketch::train(const std::string& loss, std::initializer_list<PortRef> inputs, OptimizerSettings optimizer)
{
    add(loss, {}, inputs);
    m_document.training.optimizer = std::move(optimizer);
    return m_document;
}

void GraphSketch::add_node(const std::string& id, const std::string& type, Params params)
{
    GraphNode node;
    node.id = id;
    node.type = type;
    node.params = std::move(params);
    m_document.graph.nodes.push_back(std::move(node));
}

Params width(std::int64_t out_features)
{
    return {{"out_features", out_features}};
}

OptimizerSettings adam()
{
    return {"Adam", {{"lr", 1e-3}}};
}

OptimizerSettings sgd_momentum()
{
    return {"SGD", {{"lr", 0.01}, {"momentum", 0.9}}};
}

}  // namespace ts
