#include "engine/train/training_data.h"

#include <algorithm>
#include <thread>

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

/// Threads that read ahead where the settings leave it open: decoding from files takes some, copying out of memory none.
int reading_threads(const Dataset& dataset, const TrainingSettings& settings)
{
    if (settings.workers)
        return static_cast<int>(*settings.workers);
    constexpr unsigned kMost = 8;
    return dataset.in_memory() ? 0 : static_cast<int>(std::clamp(std::thread::hardware_concurrency() / 2, 1U, kMost));
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

[[noreturn]] void refuse(const std::string& node, Message message)
{
    ArgumentError error(std::move(message));
    error.set_node(node);
    throw error;
}

[[noreturn]] void refuse_empty(const std::string& node)
{
    refuse(node,
           {translatable("engine", "%1 has no examples to train on; the share for validation may be too large."), {node}});
}

/// The output that holds one class for each example.
std::optional<std::size_t> class_field(const GraphNode& node, const Dataset& dataset)
{
    const std::optional<std::size_t> target = find_node_type(node.type)->output_index("target");
    const TensorSpec one_each{DType::Int64, {kBatch}};
    return target && dataset.specs()[*target] == one_each ? target : std::nullopt;
}

std::vector<std::int64_t> picked(std::span<const std::int64_t> values, const std::vector<std::int64_t>& rows)
{
    std::vector<std::int64_t> out;
    out.reserve(rows.size());
    for (const std::int64_t row : rows)
        out.push_back(values[static_cast<std::size_t>(row)]);
    return out;
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
    : m_nodes(data_nodes(document, executor)), m_settings(document.training), m_batch_size(document.training.batch_size)
{
    for (const GraphNode& node : m_nodes)
        open(node, base_dir);
    if (m_sources.empty())
        throw ArgumentError(translatable("engine", "Nothing can be trained: the graph has no data node."), {});
    find_lengths();
    if (m_settings.balance == "classes")
        find_classes();
    for (Source& source : m_sources)
        make_loaders(source, seed);
}

void TrainingData::open(const GraphNode& node, const std::filesystem::path& base_dir)
{
    Source source{node.id, open_dataset(node, base_dir), nullptr, nullptr};
    const RowSplit& split = source.dataset->split();
    const std::int64_t rows = std::ssize(split.training);
    const std::int64_t validation_rows = std::ssize(split.validation);
    if (rows == 0)
        refuse_empty(node.id);
    if (!m_sources.empty() && (rows != m_training_rows || validation_rows != m_validation_rows))
        refuse(node.id,
               {translatable("engine",
                             "Data nodes must have as many examples as each other: %1 has %2 to train on and %3 to "
                             "validate with, %4 has %5 and %6."),
                {m_sources.front().id, std::to_string(m_training_rows), std::to_string(m_validation_rows), node.id,
                 std::to_string(rows), std::to_string(validation_rows)}});
    m_training_rows = rows;
    m_validation_rows = validation_rows;
    m_sources.push_back(std::move(source));
}

/// All data nodes follow the first that wants batches of like length.
void TrainingData::find_lengths()
{
    const auto ragged = std::ranges::find_if(
        m_sources, [](const Source& s) { return s.dataset->bucket_by_length() && !s.dataset->lengths().empty(); });
    if (ragged == m_sources.end())
        return;
    m_facts.training_lengths = picked(ragged->dataset->lengths(), ragged->dataset->split().training);
    m_facts.validation_lengths = picked(ragged->dataset->lengths(), ragged->dataset->split().validation);
}

void TrainingData::find_classes()
{
    for (std::size_t i = 0; i < m_sources.size(); ++i) {
        const Dataset& dataset = *m_sources[i].dataset;
        if (const std::optional<std::size_t> field = class_field(m_nodes[i], dataset)) {
            m_facts.classes = dataset.labels(dataset.split().training, *field);
            return;
        }
    }
    refuse(m_sources.front().id,
           {translatable("engine",
                         "The classes cannot be balanced: no data node has a class for each example. Set balance to none."),
            {}});
}

void TrainingData::make_loaders(Source& source, std::int64_t seed) const
{
    LoaderOptions options;
    options.batch_size = m_batch_size;
    options.seed = static_cast<std::uint64_t>(seed);
    options.workers = reading_threads(*source.dataset, m_settings);
    options.lengths = m_facts.training_lengths;
    options.classes = m_facts.classes;
    // Batch normalisation cannot learn from a batch of one example.
    options.drop_last = m_batch_size > 1 && m_training_rows > m_batch_size && m_training_rows % m_batch_size == 1;
    const RowSplit& split = source.dataset->split();
    source.training = std::make_unique<DataLoader>(*source.dataset, split.training, options);
    options.shuffle = false;
    options.drop_last = false;
    options.lengths = m_facts.validation_lengths;
    options.classes = {};
    source.validation = std::make_unique<DataLoader>(*source.dataset, split.validation, options);
}

bool TrainingData::fits(const GraphDocument& document, const GraphExecutor& executor) const
{
    const auto same
        = [](const GraphNode& a, const GraphNode& b) { return a.id == b.id && a.type == b.type && a.params == b.params; };
    const TrainingSettings& settings = document.training;
    return settings.batch_size == m_batch_size && settings.workers == m_settings.workers
        && settings.balance == m_settings.balance && std::ranges::equal(data_nodes(document, executor), m_nodes, same);
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
    if (m_staging)
        m_staging->drop();
    m_sent_rows.reset();
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
    return m_sent_rows ? feed_sent(executor) : feed_next(executor, &Source::training);
}

void TrainingData::send_ahead(const GraphExecutor& executor)
{
    if (executor.device().type == DeviceType::Cpu || m_sent_rows)
        return;
    if (!m_staging)
        m_staging.emplace(executor.device());
    std::int64_t rows = 0;
    for (Source& source : m_sources) {
        const std::optional<Batch> batch = next_batch(*source.training, source.id);
        rows = batch ? batch->fields.front().size(0) : 0;
        if (batch)
            for (const Tensor& field : batch->fields)
                m_staging->send(field);
    }
    m_sent_rows = rows;
}

std::int64_t TrainingData::feed_sent(GraphExecutor& executor)
{
    const std::int64_t rows = *m_sent_rows;
    m_sent_rows.reset();
    const std::vector<Tensor> fields = m_staging->take();
    if (rows == 0)
        return 0;
    std::size_t next = 0;
    for (std::size_t i = 0; i < m_sources.size(); ++i) {
        const std::size_t count = m_sources[i].dataset->specs().size();
        executor.feed(executor.data_nodes()[i], std::span(fields).subspan(next, count));
        next += count;
    }
    m_staging->release();
    return rows;
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
