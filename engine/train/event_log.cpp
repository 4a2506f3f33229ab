#include "engine/train/event_log.h"

#include "engine/graph/node_inputs.h"
#include "engine/train/tensor_stats.h"

namespace ts {

namespace {

std::string tag_of(const SeriesInfo& series)
{
    if (series.split.empty())
        return series.key;
    // "train_acc2_accuracy" of the chart "accuracy" becomes "accuracy/train/acc2".
    const std::string prefix = series.split == "train" ? "train_" : "val_";
    const std::string suffix = "_" + series.chart;
    std::string tag = series.chart + "/" + series.split;
    const std::string name = series.key.substr(prefix.size());
    if (name != series.chart && name.ends_with(suffix))
        tag += "/" + name.substr(0, name.size() - suffix.size());
    return tag;
}

std::vector<std::int64_t> event_shape(const SymbolicShape& shape)
{
    std::vector<std::int64_t> sizes;
    for (const Dim dim : shape)
        sizes.push_back(dim.known() ? dim.factor : -1);
    return sizes;
}

std::string source_name(const GraphDocument& document, const PortRef& source)
{
    const NodeType* type = find_node_type(document.graph.find(source.node)->type);
    const std::size_t port = type->output_index(source.port).value_or(0);
    return port == 0 ? source.node : source.node + ":" + std::to_string(port);
}

EventGraphNode event_node(const GraphDocument& document, const ShapeReport& report, const GraphNode& node)
{
    EventGraphNode out;
    out.name = node.id;
    out.op = node.type;
    for (const std::optional<PortRef>& source : input_sources(document.graph, node))
        if (source)
            out.inputs.push_back(source_name(document, *source));
    for (const auto& [name, value] : node.params)
        out.attributes.emplace_back(name, to_text(value));
    if (const auto found = report.nodes.find(node.id); found != report.nodes.end())
        for (const TensorSpec& spec : found->second.outputs)
            out.output_shapes.push_back(event_shape(spec.shape));
    return out;
}

HyperParameter hyper_parameter(const std::string& name, const ParamValue& value)
{
    if (const auto* flag = std::get_if<bool>(&value))
        return {name, *flag};
    if (const auto* integer = std::get_if<std::int64_t>(&value))
        return {name, static_cast<double>(*integer)};
    if (const auto* number = std::get_if<double>(&value))
        return {name, *number};
    return {name, to_text(value)};
}

std::vector<HyperParameter> hyper_parameters(const TrainingSettings& training)
{
    std::vector<HyperParameter> all{
        {"optimizer", training.optimizer.type},
        {"batch_size", static_cast<double>(training.batch_size)},
        {"epochs", static_cast<double>(training.epochs)},
        {"seed", static_cast<double>(training.seed)},
    };
    for (const auto& [name, value] : training.optimizer.params)
        all.push_back(hyper_parameter(name, value));
    if (training.schedule) {
        all.push_back({"schedule", training.schedule->type});
        for (const auto& [name, value] : training.schedule->params)
            all.push_back(hyper_parameter("schedule." + name, value));
    }
    for (const auto& [name, value] :
         {std::pair("clip_grad_norm", training.clip_grad_norm), std::pair("clip_grad_value", training.clip_grad_value),
          std::pair("ema_decay", training.ema_decay)})
        if (value)
            all.push_back({name, *value});
    if (training.accumulate_steps > 1)
        all.push_back({"accumulate_steps", static_cast<double>(training.accumulate_steps)});
    return all;
}

EventHistogram event_histogram(const Tensor& values)
{
    const TensorStats stats = tensor_stats(values);
    EventHistogram histogram;
    histogram.min = stats.minimum;
    histogram.max = stats.maximum;
    histogram.sum = stats.mean * static_cast<double>(stats.count);
    histogram.sum_squares = stats.norm * stats.norm;
    const auto bins = static_cast<double>(stats.histogram.size());
    for (std::size_t i = 0; i < stats.histogram.size(); ++i) {
        histogram.right_edges.push_back(stats.minimum + (stats.maximum - stats.minimum) * static_cast<double>(i + 1) / bins);
        histogram.counts.push_back(stats.histogram[i]);
        histogram.count += stats.histogram[i];
    }
    return histogram;
}

}  // namespace

void EventLog::begin(const GraphDocument& document, const ShapeReport& report, std::span<const SeriesInfo> series)
{
    std::vector<EventGraphNode> nodes;
    for (const GraphNode& node : document.graph.nodes)
        nodes.push_back(event_node(document, report, node));
    m_writer.graph(nodes);
    std::vector<std::string> metrics;
    for (const SeriesInfo& info : series)
        if (info.split == "validation")
            metrics.push_back(tag_of(info));
    m_writer.hparams(hyper_parameters(document.training), metrics);
}

void EventLog::scalar(std::uint32_t index, const SeriesInfo& series, std::int64_t step, double value)
{
    if (index >= m_tags.size())
        m_tags.resize(index + 1);
    if (m_tags[index].empty())
        m_tags[index] = tag_of(series);
    m_writer.scalar(m_tags[index], step, value);
}

void EventLog::weights(const nn::ParameterArena& arena, std::int64_t step)
{
    for (const auto& entry : arena.entries()) {
        const std::size_t dot = entry.name.rfind('.');
        m_writer.histogram(entry.name.substr(0, dot) + "/" + entry.name.substr(dot + 1), step, event_histogram(entry.value));
    }
}

void EventLog::end(SessionStatus status)
{
    m_writer.session_end(status);
    m_writer.flush();
}

}  // namespace ts
