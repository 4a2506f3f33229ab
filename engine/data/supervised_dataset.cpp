#include "engine/data/supervised_dataset.h"

#include <algorithm>
#include <cstring>

namespace ts {

namespace {

SymbolicShape batch_of(const Shape& example)
{
    SymbolicShape shape{kBatch};
    shape.insert(shape.end(), example.begin(), example.end());
    return shape;
}

std::size_t row_bytes(const Tensor& tensor, std::size_t numbers)
{
    return numbers * item_size(tensor.dtype());
}

std::byte* row_of(const Tensor& tensor, std::size_t bytes, std::int64_t row)
{
    return static_cast<std::byte*>(tensor.raw_data()) + static_cast<std::size_t>(row) * bytes;
}

void gather(const Tensor& from, std::size_t numbers, std::span<const std::int64_t> rows, const Tensor& to)
{
    const std::size_t bytes = row_bytes(from, numbers);
    for (std::size_t i = 0; i < rows.size(); ++i)
        std::memcpy(row_of(to, bytes, static_cast<std::int64_t>(i)), row_of(from, bytes, rows[i]), bytes);
}

}  // namespace

std::vector<TensorSpec> supervised_specs(const ExampleLayout& layout)
{
    return {{layout.integer_features ? DType::Int64 : DType::Float32, batch_of(layout.features)},
            {layout.is_class ? DType::Int64 : DType::Float32, batch_of(layout.target)}};
}

SupervisedDataset::SupervisedDataset(std::unique_ptr<const ExampleSource> source, const SupervisedOptions& options)
    : m_source(std::move(source)),
      m_layout(m_source->layout()),
      m_rows(m_source->rows()),
      m_split(options.parts ? *options.parts : split_rows(m_rows, options.split)),
      m_scaling(options.scaling.value_or(FeatureScaling(static_cast<std::size_t>(m_layout.features.numel()), options.scale))),
      m_specs(supervised_specs(m_layout)),
      m_row_features(static_cast<std::size_t>(m_layout.features.numel())),
      m_row_target(static_cast<std::size_t>(m_layout.target.numel()))
{
    const Normalize normalize = options.scaling ? Normalize::None : options.normalize;
    if (m_layout.integer_features && (normalize != Normalize::None || !m_scaling.changes_nothing()))
        throw ArgumentError(translatable("engine",
                                         "Features that are whole numbers cannot be scaled. Set normalize to none and scale "
                                         "to 1, or turn integer_features off."),
                            {});
    const std::size_t bytes = m_row_features * item_size(m_specs[0].dtype) + m_row_target * item_size(m_specs[1].dtype);
    if (static_cast<std::size_t>(m_rows) <= options.cache_limit / std::max<std::size_t>(bytes, 1))
        fill_cache(normalize);
    else
        estimate_scaling(normalize);
}

/// Decodes every row once and learns the scaling on the way.
void SupervisedDataset::fill_cache(Normalize normalize)
{
    std::vector<Tensor> all = allocate(m_rows);
    const std::size_t feature_bytes = row_bytes(all[0], m_row_features);
    for (std::int64_t row = 0; row < m_rows; ++row)
        decode(row, row_of(all[0], feature_bytes, row), row_of(all[1], row_bytes(all[1], m_row_target), row));
    if (normalize != Normalize::None) {
        ScalingEstimate estimate(m_row_features);
        for (const std::int64_t row : m_split.training)
            estimate.add(std::span(all[0].data<float>() + static_cast<std::size_t>(row) * m_row_features, m_row_features));
        m_scaling = estimate.scaling(normalize);
    }
    if (!m_scaling.changes_nothing())
        for (std::int64_t row = 0; row < m_rows; ++row)
            scale_row(row_of(all[0], feature_bytes, row));
    m_features = all[0];
    m_target = all[1];
    m_source.reset();
}

void SupervisedDataset::estimate_scaling(Normalize normalize)
{
    if (normalize == Normalize::None)
        return;
    ScalingEstimate estimate(m_row_features);
    std::vector<float> features(m_row_features);
    std::vector<double> target(m_row_target);
    for (const std::int64_t row : m_split.training) {
        m_source->decode(row, features, target);
        estimate.add(features);
    }
    m_scaling = estimate.scaling(normalize);
}

void SupervisedDataset::decode(std::int64_t row, void* features, void* target) const
{
    thread_local std::vector<double> values;
    values.resize(m_row_target);
    if (m_layout.integer_features)
        m_source->decode_integers(row, std::span(static_cast<std::int64_t*>(features), m_row_features), values);
    else
        m_source->decode(row, std::span(static_cast<float*>(features), m_row_features), values);
    if (m_layout.is_class)
        std::transform(values.begin(), values.end(), static_cast<std::int64_t*>(target),
                       [](double v) { return static_cast<std::int64_t>(v); });
    else
        std::transform(values.begin(), values.end(), static_cast<float*>(target),
                       [](double v) { return static_cast<float>(v); });
}

/// Whole numbers are never scaled.
void SupervisedDataset::scale_row(void* features) const
{
    if (!m_layout.integer_features)
        m_scaling.apply(std::span(static_cast<float*>(features), m_row_features));
}

void SupervisedDataset::read(std::span<const std::int64_t> rows, std::span<Tensor> out) const
{
    if (in_memory()) {
        gather(m_features, m_row_features, rows, out[0]);
        gather(m_target, m_row_target, rows, out[1]);
    } else {
        const std::size_t feature_bytes = row_bytes(out[0], m_row_features);
        const std::size_t target_bytes = row_bytes(out[1], m_row_target);
        for (std::size_t i = 0; i < rows.size(); ++i) {
            std::byte* features = row_of(out[0], feature_bytes, static_cast<std::int64_t>(i));
            decode(rows[i], features, row_of(out[1], target_bytes, static_cast<std::int64_t>(i)));
            scale_row(features);
        }
    }
    for (const Tensor& tensor : out)
        tensor.bump_version("read");
}

}  // namespace ts
