#include "engine/data/labelled_points.h"

namespace ts {

namespace {

std::vector<TensorSpec> specs(std::int64_t dims)
{
    return {{DType::Float32, {kBatch, dims}}, {DType::Int64, {kBatch}}};
}

}  // namespace

LabelledPoints::LabelledPoints(std::int64_t count, std::int64_t dims, std::int64_t classes)
    : m_dims(dims), m_classes(classes), m_features(empty({count, dims})), m_target(empty({count}, DType::Int64))
{
}

std::span<float> LabelledPoints::features(std::int64_t row)
{
    return {m_features.data<float>() + row * m_dims, static_cast<std::size_t>(m_dims)};
}

void LabelledPoints::set(std::int64_t row, double x, double y, std::int64_t label)
{
    features(row)[0] = static_cast<float>(x);
    features(row)[1] = static_cast<float>(y);
    set_label(row, label);
}

std::unique_ptr<Dataset> LabelledPoints::dataset(const SplitOptions& split) const
{
    TensorDataset::Options options{.split = split};
    for (std::int64_t label = 0; label < m_classes; ++label)
        options.class_names.push_back(std::to_string(label));
    const std::vector<TensorSpec> fields = specs(m_dims);
    return std::make_unique<TensorDataset>(std::vector<TensorDataset::Field>{{fields[0], m_features}, {fields[1], m_target}},
                                           std::move(options));
}

NodeShapes labelled_shapes(std::int64_t count, std::int64_t dims)
{
    return generated_shapes(specs(dims), count);
}

ParamSpec noise_param(double value, const char* help)
{
    return {.name = "noise", .type = ParamType::Float, .default_value = value, .help = help, .minimum = 0, .maximum = 10};
}

}  // namespace ts
