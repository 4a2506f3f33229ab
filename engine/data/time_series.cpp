#include "engine/data/data_params.h"
#include "engine/data/series_source.h"
#include "engine/formats/csv_index.h"
#include "engine/formats/gzip.h"

namespace ts {

namespace {

SeriesOptions read_options(const ParamReader& params, const std::filesystem::path& base_dir)
{
    SeriesOptions options;
    options.file = read_file(params, "path", base_dir);
    options.columns = read_names(params, "columns");
    if (!params.is_null("target"))
        options.target = params.text("target");
    options.window = params.integer("window");
    options.horizon = params.integer("horizon");
    options.stride = params.integer("stride");
    options.normalize = read_normalize(params);
    options.validation = params.number("validation");
    return options;
}

NodeShapes series_shapes(const ShapeQuery& query)
{
    const SeriesOptions options = read_options(query.params, query.base_dir);
    const FileHead head = read_head(options.file, kPlanBytes);
    const CsvText text(head.bytes, options.file, {.whole = head.whole});
    const SeriesPlan plan = plan_series(text, options);
    NodeShapes shapes = supervised_shapes(plan.layout(options), std::nullopt);
    if (head.whole)
        shapes.row_count = series_windows(CsvIndex(text).rows(), options).count();
    if (query.params.is_null("target"))
        shapes.resolved.set("target", text.columns()[plan.target]);
    return shapes;
}

std::unique_ptr<Dataset> open_series(const ParamReader& params, const std::filesystem::path& base_dir)
{
    auto source = std::make_unique<SeriesSource>(read_options(params, base_dir));
    SupervisedOptions options;
    options.parts = source->parts();
    options.scaling = source->window_scaling();
    return std::make_unique<SupervisedDataset>(std::move(source), options);
}

ParamSpec count_param(const char* name, std::int64_t value, const char* help)
{
    return {.name = name, .type = ParamType::Int, .default_value = value, .help = help, .minimum = 1, .maximum = 1e6};
}

std::vector<ParamSpec> series_params()
{
    return {
        file_param("path", translatable("engine", "A CSV file with one step in time a line, the oldest first.")),
        {.name = "columns",
         .type = ParamType::String,
         .default_value = std::string(),
         .help = translatable("engine", "Names of the columns to look at, with commas between them; empty: the last column.")},
        {.name = "target",
         .type = ParamType::String,
         .help = translatable("engine", "Name of the column to foretell."),
         .allow_null = true,
         .null_text = translatable("engine", "first of the columns")},
        count_param("window", 16, translatable("engine", "Steps that are shown (T).")),
        count_param("horizon", 1, translatable("engine", "Steps after them that are to be foretold (H).")),
        count_param("stride", 1, translatable("engine", "Steps between the beginnings of two windows.")),
        normalize_param(translatable("engine",
                                     "Scales columns and target by what the training part holds: mean 0 and deviation 1 "
                                     "(standardize), or 0 to 1 (minmax)."),
                        "standardize"),
        end_share_param()};
}

const RegisterNodeType time_series{{
    .name = "TimeSeries",
    .title = "TimeSeries",
    .category = Category::Data,
    .help = translatable("engine", "Windows over a series in a CSV file, and what follows each; the last part validates."),
    .outputs = {{.name = "features", .help = translatable("engine", "what is shown of each column (N, T, C)")},
                {.name = "target", .help = translatable("engine", "the values that follow, scaled alike (N, H)")}},
    .params = series_params(),
    .shapes = series_shapes,
    .dataset = open_series,
    .headline = {"path", "window"},
    .keywords = {"forecast", "csv", "sequence", "window", "horizon", "lag", "file", "data"},
}};

}  // namespace

}  // namespace ts
