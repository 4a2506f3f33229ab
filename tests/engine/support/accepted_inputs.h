#pragma once

#include <memory>
#include <optional>
#include <vector>

#include "engine/nn/module.h"
#include "engine/ops/elementwise.h"
#include "engine/ops/op_record.h"
#include "engine/registry/node_type.h"

// What a type of node accepts with its default parameters, and a module of it.

inline constexpr std::int64_t kBatchSize = 4;

/// What may arrive at a port, to be tried in turn.
inline std::vector<ts::TensorSpec> candidates()
{
    return {{ts::DType::Float32, {ts::kBatch, 8}},         {ts::DType::Float32, {ts::kBatch, 4, 8, 8}},
            {ts::DType::Float32, {ts::kBatch, 6, 8}},      {ts::DType::Int64, {ts::kBatch}},
            {ts::DType::Int64, {ts::kBatch, 6}},           {ts::DType::Float32, {ts::kBatch}},
            {ts::DType::Float32, {ts::kBatch, 2, 4, 4, 4}}};
}

inline ts::Tensor value_of(const ts::TensorSpec& spec)
{
    ts::Shape sizes;
    for (const ts::Dim dim : spec.shape)
        sizes.push_back(dim.known() ? dim.factor : dim.factor * kBatchSize);
    // Zeros and ones, which are also classes, tokens and probabilities.
    return ts::to(ts::to(ts::sample_values(sizes, 0, 2), ts::DType::Int64), spec.dtype);
}

/// Inputs that the shape rule of a type accepts, with what it answers.
struct Accepted {
    std::vector<std::optional<ts::TensorSpec>> inputs;
    ts::NodeShapes shapes;
};

inline std::optional<ts::NodeShapes> ask(const ts::NodeType& type, const Accepted& tried)
{
    static const ts::Params kDefaults;
    try {
        return type.shapes({ts::ParamReader(type.params, kDefaults), tried.inputs, {}});
    } catch (const ts::Error&) {
        return std::nullopt;
    }
}

/// Tries every combination of candidates on the required ports from `port` on.
inline bool find_inputs(const ts::NodeType& type, Accepted& tried, std::size_t port)
{
    while (port < type.inputs.size() && type.inputs[port].optional)
        ++port;
    if (port == type.inputs.size()) {
        const std::optional<ts::NodeShapes> answer = ask(type, tried);
        if (answer)
            tried.shapes = *answer;
        return answer.has_value();
    }
    for (const ts::TensorSpec& spec : candidates()) {
        tried.inputs[port] = spec;
        if (find_inputs(type, tried, port + 1))
            return true;
    }
    return false;
}

inline std::unique_ptr<ts::nn::Module> build(const ts::NodeType& type, const Accepted& accepted)
{
    ts::Params params;
    for (const auto& [name, value] : accepted.shapes.resolved)
        params.set(name, value);
    auto module = type.module({ts::ParamReader(type.params, params), accepted.inputs});
    module->initialize(1, 2);
    return module;
}
