#include "app/cli/predict_input.h"

#include <numeric>

#include "engine/data/data_params.h"
#include "engine/data/table_params.h"
#include "engine/formats/csv_text.h"
#include "engine/formats/gzip.h"
#include "engine/formats/mapped_file.h"
#include "engine/formats/npy.h"
#include "engine/ops/elementwise.h"
#include "engine/ops/shape_ops.h"
#include "engine/registry/node_type.h"

namespace ts::cli {

namespace {

[[noreturn]] void refuse(const std::filesystem::path& file, const std::string& found, const Shape& example)
{
    throw ShapeError(translatable("engine", "%1 holds %2, but the network takes %3 numbers for each example (%4)."),
                     {file.string(), found, std::to_string(example.numel()), example.text()});
}

/// The columns with the names of the features; nothing where the table has no header or lacks one of them.
std::optional<std::vector<std::size_t>> columns_by_name(const CsvText& text, const TrainedTable& trained)
{
    if (text.first_row() == 0)
        return std::nullopt;
    std::vector<std::size_t> columns;
    for (const std::size_t feature : trained.features) {
        const std::optional<std::size_t> column = text.column_index(trained.columns[feature]);
        if (!column)
            return std::nullopt;
        columns.push_back(*column);
    }
    return columns;
}

std::vector<std::size_t> feature_columns(const CsvText& text, std::size_t numbers, const std::optional<TrainedTable>& trained)
{
    const std::size_t width = text.columns().size();
    if (trained)
        if (auto columns = columns_by_name(text, *trained))
            return *columns;
    if (width != numbers && trained && width == trained->columns.size())
        return trained->features;
    if (width != numbers && width != numbers + 1)
        return {};
    std::vector<std::size_t> first(numbers);
    std::iota(first.begin(), first.end(), std::size_t{0});
    return first;
}

Tensor read_table(const std::filesystem::path& file, const Shape& example, const std::optional<TrainedTable>& trained)
{
    const MappedFile mapped(file);
    const auto bytes = mapped.bytes();
    const CsvText text({reinterpret_cast<const char*>(bytes.data()), bytes.size()}, file, {});
    const auto numbers = static_cast<std::size_t>(example.numel());
    const std::vector<std::size_t> columns = feature_columns(text, numbers, trained);
    if (columns.size() != numbers)
        refuse(file, std::to_string(text.columns().size()) + " columns", example);
    std::vector<float> values;
    CsvRecord row;
    for (std::size_t position = text.first_row(); text.next(position, row);)
        for (const std::size_t column : columns)
            values.push_back(static_cast<float>(text.number(row, column, position)));
    return tensor(std::span<const float>(values),
                  {static_cast<std::int64_t>(values.size() / numbers), static_cast<std::int64_t>(numbers)});
}

Tensor read_array(const std::filesystem::path& file, const Shape& example)
{
    const Tensor array = load_npy(file);
    const bool single = array.numel() == example.numel() && array.dim() <= example.rank();
    if (!single && (array.dim() == 0 || array.numel() != array.size(0) * example.numel()))
        refuse(file, array.sizes().text(), example);
    return ts::to(ts::reshape(array, Shape{single ? 1 : array.size(0), example.numel()}), DType::Float32);
}

}  // namespace

std::optional<TrainedTable> trained_table(const GraphDocument& document, const std::filesystem::path& base_dir)
{
    for (const GraphNode& node : document.graph.nodes) {
        const NodeType* type = find_node_type(node.type);
        if (node.type != "TableDataset" || !type)
            continue;
        const ParamReader params(type->params, node.params);
        const std::filesystem::path file = read_file(params, "path", base_dir);
        const FileHead head = read_head(file, kPlanBytes);
        const CsvText text(head.bytes, file, {.whole = head.whole});
        return TrainedTable{text.columns(), plan_table(text, read_table_options(params)).features};
    }
    return std::nullopt;
}

Tensor read_examples(const std::filesystem::path& file, const Shape& example, const std::optional<TrainedTable>& trained)
{
    const Tensor examples = file.extension() == ".npy" ? read_array(file, example) : read_table(file, example, trained);
    if (examples.size(0) == 0)
        throw FormatError(translatable("engine", "%1 holds no examples."), {file.string()});
    return examples;
}

}  // namespace ts::cli
