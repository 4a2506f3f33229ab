#include "engine/train/prediction.h"

#include <algorithm>

#include "engine/autograd/node.h"
#include "engine/ops/shape_ops.h"
#include "engine/tensor/copy.h"

namespace ts {

namespace {

constexpr std::int64_t kBatchRows = 256;

[[noreturn]] void refuse_graph()
{
    throw ArgumentError(
        translatable("engine",
                     "Prediction needs a graph with one data node and a loss that is computed from its features "
                     "alone."),
        {});
}

Shape example_shape(const TensorSpec& spec)
{
    Shape shape;
    for (std::size_t i = 1; i < spec.shape.size(); ++i)
        shape.push_back(spec.shape[i].factor);
    return shape;
}

}  // namespace

Predictor::Predictor(Model& model, const Dataset& dataset) : m_model(model), m_dataset(dataset)
{
    const GraphExecutor& executor = model.executor();
    if (executor.data_nodes().size() != 1)
        refuse_graph();
    const GraphExecutor::NodeInfo& loss = executor.nodes()[executor.loss_nodes().front()];
    m_answer = static_cast<std::size_t>(loss.inputs.front());
    m_classifies = loss.type->name == "CrossEntropyLoss";
    const std::uint32_t source = executor.owner(m_answer);
    m_plan = executor.plan_to(std::span(&source, 1));
    const std::size_t data = executor.nodes()[executor.data_nodes().front()].first_output;
    std::vector<std::size_t> read;
    for (const std::uint32_t node : m_plan)
        for (const std::int32_t input : executor.nodes()[node].inputs)
            if (input >= 0 && executor.owner(static_cast<std::size_t>(input)) == executor.data_nodes().front())
                read.push_back(static_cast<std::size_t>(input) - data);
    if (read.empty() || std::ranges::any_of(read, [&](std::size_t field) { return field != read.front(); }))
        refuse_graph();
    m_field = read.front();
    m_features_shape = example_shape(dataset.specs()[m_field]);
}

Tensor Predictor::predict(const Tensor& examples) const
{
    const EvaluationWeights weights(m_model);
    std::vector<Tensor> parts;
    for (std::int64_t row = 0; row < examples.size(0); row += kBatchRows)
        parts.push_back(predict_batch(ts::slice(examples, 0, row, row + kBatchRows)));
    return ts::cat(parts, 0);
}

Tensor Predictor::predict_batch(const Tensor& batch) const
{
    const NoGradGuard no_grad;
    const DType type = m_dataset.specs()[m_field].dtype;
    Tensor scaled = empty(batch.sizes(), type);
    copy_elements(batch, scaled);
    const std::int64_t rows = batch.size(0);
    const std::int64_t numbers = m_features_shape.numel();
    for (std::int64_t row = 0; row < rows && type == DType::Float32; ++row)
        m_dataset.scale_features({scaled.data<float>() + row * numbers, static_cast<std::size_t>(numbers)});
    Shape shape = m_features_shape;
    shape.insert(0, rows);
    GraphExecutor& executor = m_model.executor();
    executor.feed(executor.data_nodes().front(), m_field, ts::reshape(scaled, shape));
    executor.run(m_plan, {});
    const Tensor answer = copy_to_device(contiguous_copy(executor.value(m_answer).detach()), Device());
    executor.clear();
    return answer;
}

}  // namespace ts
