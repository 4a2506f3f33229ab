#include "engine/train/decision_surface.h"

#include <algorithm>
#include <cmath>
#include <limits>

#include "engine/autograd/node.h"
#include "engine/tensor/copy.h"

namespace ts {

namespace {

constexpr std::int64_t kSide = 96;
constexpr std::int64_t kMostPoints = 2000;

/// The loss node that takes class scores, where there is one.
std::optional<std::uint32_t> classifier_loss(const GraphExecutor& executor)
{
    for (const std::uint32_t node : executor.loss_nodes())
        if (executor.nodes()[node].type->name == "CrossEntropyLoss")
            return node;
    return std::nullopt;
}

/// Which field holds points of the plane.
std::optional<std::size_t> plane_field(const Dataset& dataset)
{
    const std::vector<TensorSpec>& specs = dataset.specs();
    for (std::size_t i = 0; i < specs.size(); ++i)
        if (specs[i].dtype == DType::Float32 && specs[i].shape == SymbolicShape{kBatch, 2})
            return i;
    return std::nullopt;
}

/// Nodes from which `target` is computed, without those that read other fields of the data than `features`.
bool reads_only(const GraphExecutor& executor, const GraphExecutor::Plan& plan, std::size_t features)
{
    const GraphExecutor::NodeInfo& data = executor.nodes()[executor.data_nodes().front()];
    for (const std::uint32_t node : plan)
        for (const std::int32_t input : executor.nodes()[node].inputs) {
            const auto index = static_cast<std::size_t>(input);
            const bool from_data = input >= 0 && index >= data.first_output && index < data.first_output + data.output_count;
            if (from_data && index != data.first_output + features)
                return false;
        }
    return true;
}

/// Class with the largest score of each row, and its softmax probability.
void classify(const Tensor& scores, DecisionSurface& surface)
{
    const float* row = scores.data<float>();
    for (std::int64_t i = 0; i < scores.size(0); ++i, row += surface.classes) {
        const float* best = std::max_element(row, row + surface.classes);
        float sum = 0;
        for (std::int64_t c = 0; c < surface.classes; ++c)
            sum += std::exp(row[c] - *best);
        surface.best.push_back(static_cast<std::uint8_t>(best - row));
        surface.confidence.push_back(1 / sum);
    }
}

}  // namespace

std::optional<DecisionSurfaceProbe> DecisionSurfaceProbe::make(GraphExecutor& executor, const Dataset& dataset)
{
    const std::optional<std::uint32_t> loss = classifier_loss(executor);
    const std::optional<std::size_t> features = plane_field(dataset);
    if (!loss || !features || executor.data_nodes().size() != 1)
        return std::nullopt;
    DecisionSurfaceProbe probe(executor, dataset, *features, *loss);
    if (probe.m_plan.empty() || !reads_only(executor, probe.m_plan, *features))
        return std::nullopt;
    return probe;
}

DecisionSurfaceProbe::DecisionSurfaceProbe(GraphExecutor& executor, const Dataset& dataset, std::size_t features,
                                           std::uint32_t loss)
    : m_executor(&executor), m_features(features)
{
    const std::int32_t scores = executor.nodes()[loss].inputs.front();
    m_scores = static_cast<std::size_t>(scores);
    const std::uint32_t source = executor.owner(m_scores);
    m_plan = executor.plan_to(std::span(&source, 1));
    read_points(dataset);
}

void DecisionSurfaceProbe::read_points(const Dataset& dataset)
{
    const std::vector<std::int64_t>& rows = dataset.split().training;
    const auto count = std::min(static_cast<std::int64_t>(rows.size()), kMostPoints);
    const std::vector<Tensor> fields = dataset.read(std::span(rows).first(static_cast<std::size_t>(count)));
    const float* xy = fields[m_features].data<float>();
    const Tensor* labels = nullptr;
    for (const Tensor& field : fields)
        if (field.dtype() == DType::Int64 && field.dim() == 1)
            labels = &field;
    float low[2] = {std::numeric_limits<float>::max(), std::numeric_limits<float>::max()};
    float high[2] = {std::numeric_limits<float>::lowest(), std::numeric_limits<float>::lowest()};
    for (std::int64_t i = 0; i < count; ++i) {
        for (int axis = 0; axis < 2; ++axis) {
            low[axis] = std::min(low[axis], xy[2 * i + axis]);
            high[axis] = std::max(high[axis], xy[2 * i + axis]);
        }
        const std::int64_t label = labels ? labels->data<std::int64_t>()[i] : 0;
        m_empty.points.push_back({xy[2 * i], xy[2 * i + 1], static_cast<std::uint8_t>(label)});
    }
    const float margin = 0.08F * std::max({high[0] - low[0], high[1] - low[1], 1e-3F});
    m_empty.width = kSide;
    m_empty.height = kSide;
    m_empty.x_min = low[0] - margin;
    m_empty.x_max = high[0] + margin;
    m_empty.y_min = low[1] - margin;
    m_empty.y_max = high[1] + margin;
}

/// Centres of the cells, row by row from the top.
Tensor DecisionSurfaceProbe::grid() const
{
    Tensor points = empty({kSide * kSide, 2});
    auto* xy = points.data<float>();
    const float x_step = (m_empty.x_max - m_empty.x_min) / static_cast<float>(kSide);
    const float y_step = (m_empty.y_max - m_empty.y_min) / static_cast<float>(kSide);
    for (std::int64_t row = 0; row < kSide; ++row)
        for (std::int64_t column = 0; column < kSide; ++column) {
            *xy++ = m_empty.x_min + x_step * (static_cast<float>(column) + 0.5F);
            *xy++ = m_empty.y_max - y_step * (static_cast<float>(row) + 0.5F);
        }
    return points;
}

DecisionSurface DecisionSurfaceProbe::compute(const nn::RunContext& context) const
{
    const NoGradGuard no_grad;
    nn::RunContext evaluation = context;
    evaluation.training = false;
    m_executor->clear();
    m_executor->feed(m_executor->data_nodes().front(), m_features, grid());
    m_executor->run(m_plan, evaluation);
    const Tensor scores = copy_to_device(contiguous_copy(m_executor->value(m_scores).detach()), Device());
    m_executor->clear();
    DecisionSurface surface = m_empty;
    surface.classes = scores.size(1);
    classify(scores, surface);
    return surface;
}

}  // namespace ts
