#include "engine/data/array_source.h"

#include <algorithm>
#include <cmath>

#include "engine/tensor/error.h"

namespace ts {

namespace {

Shape without_first(Shape shape)
{
    shape.erase(0);
    return shape;
}

/// A column (N, 1) stands for (N).
Shape target_of_one(const Shape& targets)
{
    const Shape one = without_first(targets);
    return one.rank() == 1 && one[0] == 1 ? Shape{} : one;
}

void check_rows(const ArrayPair& pair)
{
    const Shape& features = pair.features.shape;
    const Shape& targets = pair.targets.shape;
    if (features.rank() < 2)
        throw ShapeError(translatable("engine",
                                      "%1 has shape %2, but features need at least two dimensions: examples, and the numbers "
                                      "of each."),
                         {pair.features_path.string(), features.text()});
    if (targets.rank() < 1 || targets[0] != features[0])
        throw ShapeError(
            translatable("engine", "%1 has %2 examples, but %3 has shape %4. Both need one row for each example."),
            {pair.features_path.string(), std::to_string(features[0]), pair.targets_path.string(), targets.text()});
}

Shape wanted_shape(const ArrayPair& pair)
{
    const Shape stored = without_first(pair.features.shape);
    if (!pair.features_shape)
        return stored;
    const auto& wanted = *pair.features_shape;
    const bool fits = wanted.size() < kMaxDims && std::ranges::all_of(wanted, [](std::int64_t size) { return size >= 1; })
        && Shape(wanted).numel() == stored.numel();
    if (!fits)
        throw ShapeError(translatable("engine",
                                      "features_shape does not hold the %1 numbers of one example in %2. Its sizes must "
                                      "multiply to %1."),
                         {std::to_string(stored.numel()), pair.features_path.string()});
    return Shape(wanted);
}

}  // namespace

ExampleLayout ArrayPair::layout() const
{
    check_rows(*this);
    ExampleLayout layout;
    layout.integer_features = integer_features;
    if (integer_features && features.scalar.kind == FileScalar::Kind::Float)
        throw TypeError(translatable("engine",
                                     "%1 holds floating-point numbers, but integer_features is on. Store whole numbers, or "
                                     "turn it off."),
                        {features_path.string()});
    layout.features = wanted_shape(*this);
    layout.target = target_of_one(targets.shape);
    const bool whole = targets.scalar.kind != FileScalar::Kind::Float;
    layout.is_class = task == Task::Classification || (task == Task::Auto && whole && layout.target.empty());
    if (layout.is_class && !layout.target.empty())
        throw ShapeError(translatable("engine",
                                      "%1 has shape %2, but classes are one number for each example. Set task to regression, "
                                      "or store the class numbers."),
                         {targets_path.string(), targets.shape.text()});
    return layout;
}

ArraySource::ArraySource(FileArray features, FileArray targets, Task task,
                         std::optional<std::vector<std::int64_t>> features_shape, bool integer_features)
    : m_features(std::move(features)),
      m_targets(std::move(targets)),
      m_layout(ArrayPair{m_features.path(), m_targets.path(), m_features.header(), m_targets.header(), task,
                         std::move(features_shape), integer_features}
                   .layout())
{
    if (rows() == 0)
        throw FormatError(translatable("engine", "%1 has no rows."), {m_features.path().string()});
    if (m_layout.is_class)
        collect_labels();
    m_layout.class_names = m_labels.names();
}

std::int64_t ArraySource::label(std::int64_t row) const
{
    double value = 0;
    m_targets.read_rows(row, 1, &value);
    if (value != std::floor(value) || std::abs(value) > 0x1p53)
        throw FormatError(translatable("engine", "%1: target %2 is %3, which is no class number. Set task to regression."),
                          {m_targets.path().string(), std::to_string(row), std::to_string(value)});
    return static_cast<std::int64_t>(value);
}

void ArraySource::collect_labels()
{
    for (std::int64_t row = 0; row < rows(); ++row)
        if (!m_labels.add(std::to_string(label(row))))
            throw FormatError(
                translatable("engine", "%1 has more than %2 different values, too many for classes. Set task to regression."),
                {m_targets.path().string(), std::to_string(ClassLabels::kMaximum)});
    m_labels.number();
}

void ArraySource::decode_target(std::int64_t row, std::span<double> target) const
{
    if (m_layout.is_class)
        target[0] = static_cast<double>(m_labels.index_of(std::to_string(label(row))));
    else
        m_targets.read_rows(row, 1, target.data());
}

void ArraySource::decode(std::int64_t row, std::span<float> features, std::span<double> target) const
{
    m_features.read_rows(row, 1, features.data());
    decode_target(row, target);
    const bool finite = std::ranges::all_of(features, [](float x) { return std::isfinite(x); })
        && std::ranges::all_of(target, [](double x) { return std::isfinite(x); });
    if (!finite)
        throw FormatError(
            translatable("engine",
                         "Example %1 of %2 or its target in %3 holds NaN or an infinity. Remove such examples, or "
                         "fill in numbers."),
            {std::to_string(row), m_features.path().string(), m_targets.path().string()});
}

void ArraySource::decode_integers(std::int64_t row, std::span<std::int64_t> features, std::span<double> target) const
{
    m_features.read_rows(row, 1, features.data());
    decode_target(row, target);
    if (!std::ranges::all_of(target, [](double x) { return std::isfinite(x); }))
        throw FormatError(
            translatable("engine", "Target %1 in %2 is NaN or an infinity. Remove the example, or fill in a number."),
            {std::to_string(row), m_targets.path().string()});
}

}  // namespace ts
