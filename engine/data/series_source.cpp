#include "engine/data/series_source.h"

#include <algorithm>

#include "engine/formats/gzip.h"
#include "engine/tensor/error.h"

namespace ts {

namespace {

std::size_t find_column(const CsvText& text, const std::string& name)
{
    if (const auto index = text.column_index(name))
        return *index;
    std::string all;
    for (const std::string& column : text.columns())
        if (all.size() < 200)
            all += (all.empty() ? "" : ", ") + column;
    throw ArgumentError(translatable("engine", "%1 has no column \"%2\". It has: %3."), {text.path().string(), name, all});
}

}  // namespace

ExampleLayout SeriesPlan::layout(const SeriesOptions& options) const
{
    return {{options.window, static_cast<std::int64_t>(columns.size())}, {options.horizon}, false, {}};
}

SeriesPlan plan_series(const CsvText& text, const SeriesOptions& options)
{
    SeriesPlan plan;
    for (const std::string& name : options.columns)
        plan.columns.push_back(find_column(text, name));
    if (plan.columns.empty())
        plan.columns.push_back(text.columns().size() - 1);
    plan.target = options.target ? find_column(text, *options.target) : plan.columns.front();
    return plan;
}

Windows series_windows(std::int64_t rows, const SeriesOptions& options)
{
    const Windows windows{rows, options.window + options.horizon, options.horizon, options.stride};
    if (windows.count() == 0)
        throw FormatError(
            translatable("engine",
                         "%1 has %2 rows, but a window of %3 and a horizon of %4 need at least %5. Shorten the window."),
            {options.file.string(), std::to_string(rows), std::to_string(options.window), std::to_string(options.horizon),
             std::to_string(windows.length)});
    return windows;
}

SeriesSource::SeriesSource(const SeriesOptions& options) : m_options(options)
{
    const MappedFile file = map_decompressed(options.file);
    const CsvText text(file.text(), options.file, {});
    const SeriesPlan plan = plan_series(text, options);
    m_layout = plan.layout(options);
    read(plan, text);
    m_windows = series_windows(static_cast<std::int64_t>(m_targets.size()), options);
    learn_scaling();
}

void SeriesSource::read(const SeriesPlan& plan, const CsvText& text)
{
    CsvRecord row;
    for (std::size_t at = text.first_row(); text.next(at, row);) {
        for (const std::size_t column : plan.columns)
            m_values.push_back(static_cast<float>(text.number(row, column, at)));
        m_targets.push_back(static_cast<float>(text.number(row, plan.target, at)));
    }
}

/// From rows that no validation target is among. Without any, the whole series has to do.
void SeriesSource::learn_scaling()
{
    const std::int64_t border = m_windows.training_places(m_options.validation);
    const auto rows = static_cast<std::size_t>(border > 0 ? border : m_windows.places);
    ScalingEstimate columns(width()), target(1);
    for (std::size_t row = 0; row < rows; ++row) {
        columns.add(std::span(m_values).subspan(row * width(), width()));
        target.add(std::span(m_targets).subspan(row, 1));
    }
    m_scaling = columns.scaling(m_options.normalize);
    m_target_scaling = target.scaling(m_options.normalize);
}

FeatureScaling SeriesSource::window_scaling() const
{
    return m_scaling.repeated(static_cast<std::size_t>(m_options.window));
}

void SeriesSource::decode(std::int64_t row, std::span<float> features, std::span<double> target) const
{
    const auto first = static_cast<std::size_t>(row * m_options.stride);
    std::copy_n(m_values.begin() + static_cast<std::ptrdiff_t>(first * width()), features.size(), features.begin());
    for (std::size_t step = 0; step < target.size(); ++step) {
        float value = m_targets[first + static_cast<std::size_t>(m_options.window) + step];
        m_target_scaling.apply(std::span(&value, 1));
        target[step] = static_cast<double>(value);
    }
}

}  // namespace ts
