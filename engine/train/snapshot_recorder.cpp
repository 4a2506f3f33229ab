#include "engine/train/snapshot_recorder.h"

#include <algorithm>
#include <cmath>

#include "engine/autograd/node.h"
#include "engine/tensor/copy.h"
#include "engine/tensor/element.h"
#include "engine/train/tensor_stats.h"

namespace ts {

namespace {

std::vector<std::int64_t> sizes_of(const Tensor& values)
{
    return {values.sizes().begin(), values.sizes().end()};
}

/// Norm of the gradients of all parameters; nothing where no gradient reached them.
std::optional<double> parameter_gradient_norm(const nn::Module& module)
{
    double squares = 0;
    bool any = false;
    for (const nn::NamedTensor& parameter : module.parameters())
        if (const Tensor gradient = parameter.value.grad(); gradient.defined()) {
            const double norm = norm_of(gradient);
            squares += norm * norm;
            any = true;
        }
    return any ? std::optional(std::sqrt(squares)) : std::nullopt;
}

/// The tensor `what` names: "output", "gradient", or a parameter or buffer of the node.
Tensor named_tensor(const GraphExecutor& executor, std::size_t index, const std::string& what)
{
    const GraphExecutor::NodeInfo& node = executor.nodes()[index];
    if (what == "output")
        return executor.value(node.first_output);
    if (what == "gradient")
        return executor.gradient(index);
    if (!node.module)
        return {};
    for (const auto list : {node.module->parameters(), node.module->buffers()})
        for (const nn::NamedTensor& tensor : list)
            if (tensor.name == what)
                return tensor.value;
    return {};
}

/// (rows, columns) of the last two dimensions at index 0 of all others.
Tensor shown_part(const Tensor& values, std::int64_t rows, std::int64_t columns)
{
    const int rank = values.dim();
    const std::int64_t row_step = rank < 2 ? 0 : values.strides()[rank - 2];
    const std::int64_t column_step = rank < 1 ? 0 : values.strides()[rank - 1];
    const Tensor part = values.detach().as_strided({rows, columns}, {row_step, column_step}, values.storage_offset());
    return values.device().type == DeviceType::Cpu ? part : contiguous_copy(part);
}

}  // namespace

SnapshotRecorder::SnapshotRecorder(const SnapshotRequest& request, GraphExecutor& executor)
    : m_request(request), m_executor(executor)
{
    m_executor.watch_gradients(true);
    if (request.timings) {
        m_times.emplace(executor.device(), executor.nodes().size());
        m_executor.watch_times(&*m_times);
    }
}

SnapshotRecorder::~SnapshotRecorder()
{
    m_executor.watch_gradients(false);
    m_executor.watch_times(nullptr);
}

/// Nodes that no loss or metric needs run only to be seen, without learning anything.
void SnapshotRecorder::run_other_nodes(nn::RunContext context)
{
    const NoGradGuard no_grad;
    context.training = false;
    GraphExecutor::Plan others;
    std::ranges::set_difference(m_executor.full_plan(), m_executor.training_plan(), std::back_inserter(others));
    m_executor.run(others, context);
}

void SnapshotRecorder::after_backward(const nn::RunContext& context)
{
    if (m_times)
        m_times->backward_done();
    m_executor.watch_times(nullptr);
    run_other_nodes(context);
    if (m_request.nodes || m_times)
        for (std::size_t i = 0; i < m_executor.nodes().size(); ++i)
            m_snapshot->nodes.push_back(describe(i));
    if (m_request.nodes) {
        m_weights_before = empty(m_executor.arena().values().sizes());
        copy_elements(m_executor.arena().values(), m_weights_before);
    }
    if (!m_request.slice_node.empty())
        add_slice();
}

NodeSnapshot SnapshotRecorder::describe(std::size_t index) const
{
    const GraphExecutor::NodeInfo& node = m_executor.nodes()[index];
    NodeSnapshot seen;
    seen.id = node.id;
    if (m_times) {
        seen.forward_seconds = m_times->forward(index);
        seen.backward_seconds = m_times->backward(index);
    }
    if (!m_request.nodes)
        return seen;
    if (const Tensor& output = m_executor.value(node.first_output); output.defined()) {
        seen.output_shape = sizes_of(output);
        seen.output = tensor_stats(output);
        const Category category = node.type->category;
        if ((category == Category::Loss || category == Category::Metric) && output.numel() == 1)
            seen.value = output.item();
    }
    if (const Tensor& gradient = m_executor.gradient(index); gradient.defined())
        seen.gradient = tensor_stats(gradient);
    if (node.module)
        seen.parameter_gradient_norm = parameter_gradient_norm(*node.module);
    return seen;
}

double SnapshotRecorder::update_ratio(const GraphExecutor::NodeInfo& node, const Tensor& weights_after) const
{
    const float* after = weights_after.data<float>();
    const float* before = m_weights_before.data<float>();
    double update = 0;
    double weight = 0;
    for (const nn::NamedTensor& parameter : node.module->parameters()) {
        const std::int64_t begin = parameter.value.storage_offset();
        for (std::int64_t i = begin; i < begin + parameter.value.numel(); ++i) {
            const double difference = static_cast<double>(after[i]) - static_cast<double>(before[i]);
            update += difference * difference;
            weight += static_cast<double>(before[i]) * static_cast<double>(before[i]);
        }
    }
    return weight > 0 ? std::sqrt(update / weight) : 0;
}

std::unique_ptr<Snapshot> SnapshotRecorder::after_update(std::int64_t step)
{
    m_snapshot->step = step;
    if (!m_request.nodes)
        return std::move(m_snapshot);
    const Tensor weights = copy_to_device(m_executor.arena().values(), Device());
    for (std::size_t i = 0; i < m_snapshot->nodes.size(); ++i) {
        const GraphExecutor::NodeInfo& node = m_executor.nodes()[i];
        if (node.module && !node.module->parameters().empty())
            m_snapshot->nodes[i].update_ratio = update_ratio(node, weights);
    }
    return std::move(m_snapshot);
}

void SnapshotRecorder::add_slice()
{
    const std::optional<std::size_t> node = m_executor.find(m_request.slice_node);
    const Tensor values = node ? named_tensor(m_executor, *node, m_request.slice_what) : Tensor();
    if (!values.defined())
        return;
    m_snapshot->slice = slice_of(values);
    m_snapshot->slice->node = m_request.slice_node;
    m_snapshot->slice->what = m_request.slice_what;
}

TensorSlice slice_of(const Tensor& values)
{
    constexpr std::int64_t kMost = 256;
    const int rank = values.dim();
    TensorSlice slice;
    slice.shape = sizes_of(values);
    slice.dtype = name(values.dtype());
    slice.stats = tensor_stats(values);
    if (values.numel() == 0)
        return slice;
    slice.rows = rank < 2 ? 1 : std::min(values.size(-2), kMost);
    slice.columns = rank < 1 ? 1 : std::min(values.size(-1), kMost);
    const Tensor part = copy_to_device(shown_part(values, slice.rows, slice.columns), Device());
    const std::int64_t row_step = rank < 2 ? 0 : part.strides()[0];
    const std::int64_t column_step = rank < 1 ? 0 : part.strides()[1];
    visit_dtype(part.dtype(), [&]<class T>(T) {
        const auto* p = static_cast<const T*>(part.raw_data());
        for (std::int64_t row = 0; row < slice.rows; ++row)
            for (std::int64_t column = 0; column < slice.columns; ++column)
                slice.values.push_back(static_cast<float>(to_double(p[row * row_step + column * column_step])));
    });
    return slice;
}

}  // namespace ts
