#include "engine/data/data_params.h"

namespace ts {

ParamSpec file_param(const char* name, const char* help)
{
    return {.name = name, .type = ParamType::Path, .default_value = std::string(), .help = help};
}

ParamSpec task_param()
{
    return {.name = "task",
            .type = ParamType::Choice,
            .default_value = std::string("auto"),
            .help = translatable("engine", "Is the target a class or a number? Auto: text and few whole numbers are classes."),
            .choices = {"auto", "classification", "regression"}};
}

ParamSpec features_shape_param()
{
    return {.name = "features_shape",
            .type = ParamType::IntList,
            .help = translatable("engine", "Shape of one example, such as 1, 8, 8 for an image of 8x8 pixels."),
            .minimum = 1,
            .allow_null = true,
            .null_text = translatable("engine", "as stored")};
}

ParamSpec integer_features_param()
{
    return {.name = "integer_features",
            .type = ParamType::Bool,
            .default_value = false,
            .help = translatable("engine", "Features are whole numbers, such as words or categories, for an Embedding."),
            .advanced = true};
}

ParamSpec seed_param(const char* name, const char* help)
{
    return {
        .name = name, .type = ParamType::Int, .default_value = std::int64_t{0}, .help = help, .minimum = 0, .advanced = true};
}

ParamSpec bucket_param()
{
    return {.name = "bucket_by_length",
            .type = ParamType::Bool,
            .default_value = true,
            .help = translatable("engine", "Put examples of like length into a batch, so that little of it is padding."),
            .advanced = true};
}

ParamSpec examples_param(std::int64_t count)
{
    return {.name = "examples",
            .type = ParamType::Int,
            .default_value = count,
            .help = translatable("engine", "How many examples are made, those for validation among them."),
            .minimum = 1,
            .maximum = 1e6};
}

ParamSpec normalize_param(const char* help, const char* default_choice)
{
    return {.name = "normalize",
            .type = ParamType::Choice,
            .default_value = std::string(default_choice),
            .help = help,
            .choices = {"none", "standardize", "minmax"}};
}

std::vector<ParamSpec> scaling_params()
{
    return {normalize_param(translatable(
                "engine", "Brings each feature to mean 0 and deviation 1 (standardize) or between 0 and 1 (minmax).")),
            {.name = "scale",
             .type = ParamType::Float,
             .default_value = 1.0,
             .help = translatable("engine", "All features are multiplied by this, where normalize is none."),
             .advanced = true}};
}

std::vector<ParamSpec> split_params()
{
    return {{.name = "validation",
             .type = ParamType::Float,
             .default_value = 0.2,
             .help = translatable("engine", "Share of the examples held back to check what was learned."),
             .minimum = 0,
             .maximum = 0.9},
            {.name = "shuffle_split",
             .type = ParamType::Bool,
             .default_value = true,
             .help = translatable("engine", "Take validation examples at random, not from the end."),
             .advanced = true},
            seed_param("split_seed", translatable("engine", "Another number takes other validation examples."))};
}

ParamSpec end_share_param()
{
    return {.name = "validation",
            .type = ParamType::Float,
            .default_value = 0.2,
            .help = translatable("engine", "Share at the end held back to check what was learned."),
            .minimum = 0,
            .maximum = 0.9};
}

std::vector<ParamSpec> joined(std::vector<ParamSpec> first, std::initializer_list<std::vector<ParamSpec>> others)
{
    for (const auto& other : others)
        first.insert(first.end(), other.begin(), other.end());
    return first;
}

std::filesystem::path read_file(const ParamReader& params, const char* name, const std::filesystem::path& base_dir)
{
    const std::string text = params.text(name);
    if (text.empty())
        throw ArgumentError(translatable("engine", "No file is chosen for %1."), {name});
    return base_dir / text;
}

std::vector<std::string> read_names(const ParamReader& params, const char* name)
{
    const std::string text = params.text(name);
    std::vector<std::string> names;
    CsvRecord record;
    if (!trimmed(text).empty() && !record.split(text, ','))
        throw ArgumentError(translatable("engine", "%1: there is text behind a closing quote in %2."), {name, text});
    for (const std::string_view item : record)
        if (!trimmed(item).empty())
            names.emplace_back(trimmed(item));
    return names;
}

Task read_task(const ParamReader& params)
{
    const std::string text = params.text("task");
    return text == "classification" ? Task::Classification : text == "regression" ? Task::Regression : Task::Auto;
}

std::optional<std::vector<std::int64_t>> read_features_shape(const ParamReader& params)
{
    if (params.is_null("features_shape"))
        return std::nullopt;
    return params.integers("features_shape");
}

SplitOptions read_split(const ParamReader& params)
{
    return {params.number("validation"), params.boolean("shuffle_split"),
            static_cast<std::uint64_t>(params.integer("split_seed"))};
}

Normalize read_normalize(const ParamReader& params)
{
    const std::string text = params.text("normalize");
    return text == "standardize" ? Normalize::Standardize : text == "minmax" ? Normalize::MinMax : Normalize::None;
}

SupervisedOptions read_supervised(const ParamReader& params)
{
    SupervisedOptions options;
    options.split = read_split(params);
    options.normalize = read_normalize(params);
    options.scale = params.number("scale");
    return options;
}

std::vector<PortSpec> supervised_ports(PortKind target, PortKind features)
{
    return {{.name = "features", .kind = features, .help = translatable("engine", "a batch of examples (N, ...)")},
            {.name = "target",
             .kind = target,
             .help = translatable("engine", "what is to be learned: a class or a number for each (N)")}};
}

NodeShapes supervised_shapes(const ExampleLayout& layout, std::optional<std::int64_t> rows)
{
    NodeShapes shapes;
    shapes.outputs = supervised_specs(layout);
    shapes.row_count = rows;
    return shapes;
}

NodeShapes generated_shapes(std::vector<TensorSpec> fields, std::int64_t rows, std::int64_t longest)
{
    constexpr double kMostBytes = 4e9;
    double bytes = 0;
    for (const TensorSpec& field : fields) {
        double numbers = static_cast<double>(rows);
        for (std::size_t i = 1; i < field.shape.size(); ++i)
            numbers *= static_cast<double>(field.shape[i].factor * (field.shape[i].known() ? 1 : longest));
        bytes += numbers * static_cast<double>(item_size(field.dtype));
    }
    if (bytes > kMostBytes)
        throw ArgumentError(
            translatable("engine",
                         "These examples would take %1 GB of memory. Make at most 4 GB: fewer, smaller or shorter ones."),
            {std::to_string(static_cast<std::int64_t>(bytes / 1e9) + 1)});
    NodeShapes shapes;
    shapes.outputs = std::move(fields);
    shapes.row_count = rows;
    return shapes;
}

}  // namespace ts
