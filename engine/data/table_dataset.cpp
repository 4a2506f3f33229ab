#include "engine/data/data_params.h"
#include "engine/data/table_source.h"
#include "engine/formats/gzip.h"

namespace ts {

namespace {

std::vector<std::string> split_names(std::string_view text)
{
    std::vector<std::string> names;
    CsvRecord record;
    if (!trimmed(text).empty() && !record.split(text, ','))
        throw ArgumentError(translatable("engine", "ignore: there is text behind a closing quote in %1."), {std::string(text)});
    for (const std::string_view name : record)
        if (!trimmed(name).empty())
            names.emplace_back(trimmed(name));
    return names;
}

TableOptions read_options(const ParamReader& params)
{
    TableOptions options;
    if (!params.is_null("target"))
        options.target = params.text("target");
    options.task = read_task(params);
    options.features_shape = read_features_shape(params);
    options.ignored = split_names(params.text("ignore"));
    options.integer_features = params.boolean("integer_features");
    return options;
}

NodeShapes table_shapes(const ShapeQuery& query)
{
    const std::filesystem::path file = read_file(query.params, "path", query.base_dir);
    const FileHead head = read_head(file, kPlanBytes);
    const CsvText text(head.bytes, file, {.whole = head.whole});
    const TablePlan plan = plan_table(text, read_options(query.params));
    const ExampleLayout layout{plan.features_shape, {}, plan.is_class, {}, query.params.boolean("integer_features")};
    NodeShapes shapes = supervised_shapes(layout, std::nullopt);
    if (head.whole)
        shapes.row_count = CsvIndex(text).rows();
    if (query.params.is_null("target"))
        shapes.resolved.set("target", text.columns()[plan.target]);
    if (query.params.is_null("features_shape"))
        shapes.resolved.set("features_shape",
                            std::vector<std::int64_t>(plan.features_shape.begin(), plan.features_shape.end()));
    return shapes;
}

std::unique_ptr<Dataset> open_table(const ParamReader& params, const std::filesystem::path& base_dir)
{
    auto source = std::make_unique<TableSource>(read_file(params, "path", base_dir), read_options(params));
    return std::make_unique<SupervisedDataset>(std::move(source), read_supervised(params));
}

std::vector<ParamSpec> table_params()
{
    return joined(
        {file_param("path", translatable("engine", "A CSV file: one example a line; comma, semicolon or tab between cells.")),
         {.name = "target",
          .type = ParamType::String,
          .help = translatable("engine", "Name of the column to predict."),
          .allow_null = true,
          .null_text = translatable("engine", "last column")},
         {.name = "ignore",
          .type = ParamType::String,
          .default_value = std::string(),
          .help = translatable("engine", "Names of columns to leave out, with commas between them.")},
         task_param(),
         features_shape_param(),
         integer_features_param()},
        {scaling_params(), split_params()});
}

const RegisterNodeType table_dataset{{
    .name = "TableDataset",
    .title = "TableDataset",
    .category = Category::Data,
    .help = translatable("engine", "Examples from a table in a CSV file."),
    .outputs = supervised_ports(PortKind::Any, PortKind::Any),
    .params = table_params(),
    .shapes = table_shapes,
    .dataset = open_table,
    .headline = {"path"},
    .keywords = {"csv", "tsv", "table", "spreadsheet", "file", "data"},
}};

}  // namespace

}  // namespace ts
