#pragma once

#include <memory>
#include <utility>

#include "engine/nn/module.h"
#include "engine/registry/node_type.h"

namespace ts::nn {

// What the nodes of tensor operations have in common.

/// A port that takes any kind of value.
PortSpec any_port(std::string name, std::string help);

/// The parameter "dim": a dimension, from the left or, negative, from the end.
ParamSpec dim_param(std::int64_t value, std::string help);
/// A parameter that lists dimensions.
ParamSpec dims_param(std::vector<std::int64_t> value, std::string help);

NodeShapes one_output(DType dtype, SymbolicShape shape);

/// What the shapes of two operands broadcast to under NumPy's rules. Throws ShapeError that names the node type.
SymbolicShape broadcast(std::string_view type, const SymbolicShape& a, const SymbolicShape& b);

/// Indices of listed dimensions, each once. Throws ShapeError.
std::vector<std::size_t> dim_indices(std::string_view type, const std::vector<std::int64_t>& dims, const SymbolicShape& shape);

/// A module without parameters that gives several outputs:
/// `std::vector<Tensor> function(std::span<const Tensor>, const RunContext&)`.
template <class Function> class SeveralOutputsModule : public Module {
public:
    explicit SeveralOutputsModule(Function function) : m_function(std::move(function)) { }

    void run(std::span<const Tensor> inputs, std::span<Tensor> outputs, const RunContext& context) override
    {
        const std::vector<Tensor> results = m_function(inputs, context);
        for (std::size_t i = 0; i < outputs.size(); ++i)
            outputs[i] = results[i];
    }

private:
    Function m_function;
};

template <class Function> std::unique_ptr<Module> make_several_outputs(Function function)
{
    return std::make_unique<SeveralOutputsModule<Function>>(std::move(function));
}

}  // namespace ts::nn
