#include "engine/data/table_plan.h"

#include <algorithm>
#include <cmath>
#include <map>

#include "engine/tensor/error.h"

namespace ts {

namespace {

constexpr int kRowsLookedAt = 1000;
constexpr std::size_t kMaxClassesGuessed = 100;

std::string joined(const std::vector<std::string>& names)
{
    std::string out;
    for (std::size_t i = 0; i < std::min<std::size_t>(names.size(), 12); ++i)
        out += (out.empty() ? "" : ", ") + names[i];
    return names.size() > 12 ? out + ", ..." : out;
}

std::size_t find_column(const CsvText& text, const std::string& name)
{
    if (const auto index = text.column_index(name))
        return *index;
    throw ArgumentError(translatable("engine", "%1 has no column \"%2\". It has: %3."),
                        {text.path().string(), name, joined(text.columns())});
}

/// Text means classes, and so do whole numbers that come back again and again.
bool looks_like_classes(const CsvText& text, std::size_t column)
{
    std::map<double, int> seen;
    CsvRecord row;
    int rows = 0;
    for (std::size_t at = text.first_row(); rows < kRowsLookedAt && text.next(at, row) && at <= kPlanBytes; ++rows) {
        const auto value = text.parse_number(row[column]);
        if (!value)
            return !trimmed(row[column]).empty();
        if (*value != std::floor(*value))
            return false;
        ++seen[*value];
    }
    return seen.size() <= kMaxClassesGuessed && 2 * seen.size() <= static_cast<std::size_t>(rows);
}

Shape shape_of_features(const CsvText& text, const TableOptions& options, std::size_t columns)
{
    if (!options.features_shape)
        return {static_cast<std::int64_t>(columns)};
    if (options.features_shape->size() >= kMaxDims)
        throw ShapeError(translatable("engine", "features_shape has %1 dimensions; at most %2 are possible."),
                         {std::to_string(options.features_shape->size()), std::to_string(kMaxDims - 1)});
    const Shape shape(*options.features_shape);
    if (std::ranges::any_of(shape, [](std::int64_t size) { return size < 1; })
        || shape.numel() != static_cast<std::int64_t>(columns))
        throw ShapeError(translatable("engine",
                                      "features_shape %1 does not hold the %2 feature columns of %3. Its sizes must multiply "
                                      "to %2."),
                         {shape.text(), std::to_string(columns), text.path().string()});
    return shape;
}

}  // namespace

TablePlan plan_table(const CsvText& text, const TableOptions& options)
{
    TablePlan plan;
    std::vector<bool> used(text.columns().size(), true);
    for (const std::string& name : options.ignored)
        used[find_column(text, name)] = false;
    if (options.target) {
        plan.target = find_column(text, *options.target);
    } else {
        const auto last = std::find(used.rbegin(), used.rend(), true);
        plan.target = last == used.rend() ? 0 : static_cast<std::size_t>(used.rend() - last) - 1;
    }
    used[plan.target] = false;
    for (std::size_t i = 0; i < used.size(); ++i)
        if (used[i])
            plan.features.push_back(i);
    if (plan.features.empty())
        throw FormatError(translatable("engine", "%1 leaves no column for the features beside the target \"%2\"."),
                          {text.path().string(), text.columns()[plan.target]});
    plan.features_shape = shape_of_features(text, options, plan.features.size());
    plan.is_class
        = options.task == Task::Classification || (options.task == Task::Auto && looks_like_classes(text, plan.target));
    return plan;
}

}  // namespace ts
