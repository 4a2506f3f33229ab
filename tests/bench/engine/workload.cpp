#include "workload.h"

#include <vector>

namespace ts {

namespace {

/// A chain of nodes behind the data node "data", ended by a loss that also reads the targets.
class Chain {
public:
    Chain(std::vector<std::int64_t> features, bool classes)
    {
        add("data", "BenchData", {{"features", std::move(features)}, {"classes", classes}});
        m_last = {"data", "features"};
    }
    Chain& then(const std::string& type, Params params = {})
    {
        const std::string id = m_document.graph.unused_id(type);
        add(id, type, std::move(params));
        m_document.graph.edges.push_back({m_last, {id, "input"}, {}});
        m_last = {id, "output"};
        return *this;
    }
    GraphDocument end(const std::string& loss, OptimizerSettings optimizer)
    {
        then(loss);
        m_document.graph.edges.push_back({{"data", "target"}, {m_last.node, "target"}, {}});
        m_document.training.optimizer = std::move(optimizer);
        return m_document;
    }

private:
    void add(const std::string& id, const std::string& type, Params params)
    {
        GraphNode node;
        node.id = id;
        node.type = type;
        node.params = std::move(params);
        m_document.graph.nodes.push_back(std::move(node));
    }

    GraphDocument m_document;
    PortRef m_last;
};

Params width(std::int64_t features)
{
    return {{"out_features", features}};
}

Params kernel3(std::int64_t channels)
{
    return {{"out_channels", channels}, {"kernel_size", std::int64_t{3}}, {"padding", std::int64_t{1}}};
}

OptimizerSettings adam()
{
    return {"Adam", {{"lr", 1e-3}}};
}

GraphDocument tiny_mlp()
{
    return Chain({2}, false)
        .then("Linear", width(16))
        .then("Tanh")
        .then("Linear", width(16))
        .then("Tanh")
        .then("Linear", width(1))
        .end("MSELoss", adam());
}

GraphDocument mlp()
{
    return Chain({784}, true)
        .then("Linear", width(512))
        .then("ReLU")
        .then("Linear", width(256))
        .then("ReLU")
        .then("Linear", width(10))
        .end("CrossEntropyLoss", adam());
}

GraphDocument lenet()
{
    const Params halve{{"kernel_size", std::int64_t{2}}};
    return Chain({1, 28, 28}, true)
        .then("Conv2d", kernel3(32))
        .then("ReLU")
        .then("MaxPool2d", halve)
        .then("Conv2d", kernel3(64))
        .then("ReLU")
        .then("MaxPool2d", halve)
        .then("Flatten")
        .then("Linear", width(128))
        .then("ReLU")
        .then("Linear", width(10))
        .end("CrossEntropyLoss", {"SGD", {{"lr", 0.01}, {"momentum", 0.9}}});
}

}  // namespace

std::span<const Workload> workloads()
{
    static const std::vector<Workload> list
        = {{"tiny_mlp", tiny_mlp, 32, 0}, {"mlp_784_512_256_10", mlp, 64, 10}, {"lenet_28", lenet, 64, 10}};
    return list;
}

}  // namespace ts
