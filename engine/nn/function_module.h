#pragma once

#include <memory>
#include <utility>

#include "engine/nn/module.h"
#include "engine/registry/node_type.h"

namespace ts::nn {

/// A module without parameters: one function of its inputs, `Tensor function(std::span<const Tensor>, const RunContext&)`.
template <class Function> class FunctionModule : public Module {
public:
    explicit FunctionModule(Function function) : m_function(std::move(function)) { }

    void run(std::span<const Tensor> inputs, std::span<Tensor> outputs, const RunContext& context) override
    {
        outputs[0] = m_function(inputs, context);
    }

private:
    Function m_function;
};

template <class Function> std::unique_ptr<Module> make_function_module(Function function)
{
    return std::make_unique<FunctionModule<Function>>(std::move(function));
}

/// Builder of a node that applies one operation to its only input.
template <Tensor (*operation)(const Tensor&)> std::unique_ptr<Module> make_unary(const BuildQuery&)
{
    return make_function_module([](std::span<const Tensor> inputs, const RunContext&) { return operation(inputs[0]); });
}

}  // namespace ts::nn
