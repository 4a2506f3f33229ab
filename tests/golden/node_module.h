#pragma once

#include <map>
#include <memory>
#include <span>
#include <string>
#include <vector>

#include "engine/nn/module.h"
#include "engine/registry/node_type.h"

namespace ts::golden {

/// The node type of this name. Throws ArgumentError where there is none.
const NodeType& node_type(const std::string& name);

/// A node of the graph standing alone, as its shape rule and its builder make it for these inputs.
class NodeModule {
public:
    NodeModule(const std::string& type, const Params& params, std::span<const Tensor> inputs);

    [[nodiscard]] nn::Module& module() const { return *m_module; }
    /// Sets parameters and buffers from a state dict, with this floating type. Throws ArgumentError where a name is missing
    /// on either side.
    void load(const std::map<std::string, Tensor>& state, DType dtype) const;
    /// All outputs; optional inputs beyond those given stay unconnected.
    [[nodiscard]] std::vector<Tensor> run(std::span<const Tensor> inputs, bool training) const;

private:
    const NodeType& m_type;
    std::unique_ptr<nn::Module> m_module;
};

}  // namespace ts::golden
