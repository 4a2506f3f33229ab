#include "engine/data/data_params.h"
#include "engine/data/table_params.h"
#include "engine/data/table_source.h"
#include "engine/formats/gzip.h"

namespace ts {

namespace {

NodeShapes table_shapes(const ShapeQuery& query)
{
    const std::filesystem::path file = read_file(query.params, "path", query.base_dir);
    const FileHead head = read_head(file, kPlanBytes);
    const CsvText text(head.bytes, file, {.whole = head.whole});
    const TablePlan plan = plan_table(text, read_table_options(query.params));
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
    auto source = std::make_unique<TableSource>(read_file(params, "path", base_dir), read_table_options(params));
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
