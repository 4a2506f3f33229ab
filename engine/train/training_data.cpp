#include "engine/train/training_data.h"

#include <algorithm>

namespace ts {

namespace {

/// The data nodes that are read, in the order in which the executor takes their batches.
std::vector<GraphNode> data_nodes(const GraphDocument& document, const GraphExecutor& executor)
{
    std::vector<GraphNode> nodes;
    for (const std::uint32_t index : executor.data_nodes())
        nodes.push_back(*document.graph.find(executor.nodes()[index].id));
    return nodes;
}

/// Datasets too large to be held in memory are read ahead on a thread of their own.
int reading_threads(const Dataset& dataset)
{
    constexpr double kHeldInMemory = 256e6;
    double bytes = 0;
    for (const TensorSpec& spec : dataset.specs())
        bytes += static_cast<double>(product(spec.shape, 1).factor) * static_cast<double>(item_size(spec.dtype));
    return bytes * static_cast<double>(dataset.rows()) > kHeldInMemory ? 1 : 0;
}

std::optional<Batch> next_batch(DataLoader& loader, const std::string& node)
{
    try {
        return loader.next();
    } catch (Error& error) {
        error.set_node(node);
        throw;
    }
}

[[noreturn]] void refuse_empty(const std::string& node)
{
    ArgumentError error(translatable("engine", "%1 has no examples to train on; the share for validation may be too large."),
                        {node});
    error.set_node(node);
    throw error;
}

std::unique_ptr<Dataset> open_dataset(const GraphNode& node, const std::filesystem::path& base_dir)
{
    const NodeType* type = find_node_type(node.type);
    try {
        return type->dataset(ParamReader(type->params, node.params), base_dir);
    } catch (Error& error) {
        error.set_node(node.id);
        throw;
    }
}

}  // namespace

TrainingData::TrainingData(const GraphDocument& document, const GraphExecutor& executor, const std::filesystem::path& base_dir,
                           std::int64_t seed)
    : m_nodes(data_nodes(document, executor)), m_batch_size(document.training.batch_size)
{
    for (const GraphNode& node : m_nodes)
        open(node, base_dir, seed);
    if (m_sources.empty())
        throw ArgumentError(translatable("engine", "Nothing can be trained: the graph has no data node."), {});
}

void TrainingData::open(const GraphNode& node, const std::filesystem::path& base_dir, std::int64_t seed)
{
    Source source{node.id, open_dataset(node, base_dir), nullptr, nullptr};
    const RowSplit& split = source.dataset->split();
    const auto rows = static_cast<std::int64_t>(split.training.size());
    const auto validation_rows = static_cast<std::int64_t>(split.validation.size());
    if (rows == 0)
        refuse_empty(node.id);
    if (!m_sources.empty() && (rows != m_training_rows || validation_rows != m_validation_rows)) {
        ArgumentError error(translatable("engine",
                                         "Data nodes must have as many examples as each other: %1 has %2 to train on and %3 to "
                                         "validate with, %4 has %5 and %6."),
                            {m_sources.front().id, std::to_string(m_training_rows), std::to_string(m_validation_rows), node.id,
                             std::to_string(rows), std::to_string(validation_rows)});
        error.set_node(node.id);
        throw error;
    }
    m_training_rows = rows;
    m_validation_rows = validation_rows;
    LoaderOptions options;
    options.batch_size = m_batch_size;
    options.seed = static_cast<std::uint64_t>(seed);
    options.workers = reading_threads(*source.dataset);
    // Batch normalisation cannot learn from a batch of one example.
    options.drop_last = m_batch_size > 1 && rows > m_batch_size && rows % m_batch_size == 1;
    source.training = std::make_unique<DataLoader>(*source.dataset, split.training, options);
    options.shuffle = false;
    options.drop_last = false;
    source.validation = std::make_unique<DataLoader>(*source.dataset, split.validation, options);
    m_sources.push_back(std::move(source));
}

bool TrainingData::fits(const GraphDocument& document, const GraphExecutor& executor) const
{
    const auto same
        = [](const GraphNode& a, const GraphNode& b) { return a.id == b.id && a.type == b.type && a.params == b.params; };
    return document.training.batch_size == m_batch_size && std::ranges::equal(data_nodes(document, executor), m_nodes, same);
}

std::int64_t TrainingData::batches_left(std::int64_t sample) const
{
    return std::max<std::int64_t>(batches() - (sample + m_batch_size - 1) / m_batch_size, 0);
}

std::int64_t TrainingData::rows_of(std::int64_t sample, std::int64_t count) const
{
    const std::int64_t begin = (sample + m_batch_size - 1) / m_batch_size * m_batch_size;
    return std::min(count * m_batch_size, std::min(m_training_rows, batches() * m_batch_size) - begin);
}

void TrainingData::begin_epoch(std::int64_t epoch, std::int64_t sample)
{
    for (const Source& source : m_sources)
        source.training->begin_epoch(epoch, (sample + m_batch_size - 1) / m_batch_size);
}

void TrainingData::begin_validation()
{
    for (const Source& source : m_sources)
        source.validation->begin_epoch(0);
}

std::int64_t TrainingData::next_training(GraphExecutor& executor)
{
    return feed_next(executor, &Source::training);
}

std::int64_t TrainingData::next_validation(GraphExecutor& executor)
{
    return feed_next(executor, &Source::validation);
}

std::int64_t TrainingData::feed_next(GraphExecutor& executor, std::unique_ptr<DataLoader> Source::*loader)
{
    std::int64_t rows = 0;
    for (std::size_t i = 0; i < m_sources.size(); ++i) {
        const std::optional<Batch> batch = next_batch(*(m_sources[i].*loader), m_sources[i].id);
        if (!batch)
            return 0;
        executor.feed(executor.data_nodes()[i], batch->fields);
        rows = batch->fields.front().size(0);
    }
    return rows;
}

}  // namespace ts
