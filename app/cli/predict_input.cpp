#include "app/cli/predict_input.h"

#include "engine/formats/csv_text.h"
#include "engine/formats/mapped_file.h"
#include "engine/formats/npy.h"
#include "engine/ops/elementwise.h"
#include "engine/ops/shape_ops.h"

namespace ts::cli {

namespace {

[[noreturn]] void refuse(const std::filesystem::path& file, const std::string& found, const Shape& example)
{
    throw ShapeError(translatable("engine", "%1 holds %2, but the network takes %3 numbers for each example (%4)."),
                     {file.string(), found, std::to_string(example.numel()), example.text()});
}

Tensor read_table(const std::filesystem::path& file, const Shape& example)
{
    const MappedFile mapped(file);
    const auto bytes = mapped.bytes();
    const CsvText text({reinterpret_cast<const char*>(bytes.data()), bytes.size()}, file, {});
    const auto numbers = static_cast<std::size_t>(example.numel());
    if (text.columns().size() != numbers && text.columns().size() != numbers + 1)
        refuse(file, std::to_string(text.columns().size()) + " columns", example);
    std::vector<float> values;
    CsvRecord row;
    for (std::size_t position = text.first_row(); text.next(position, row);)
        for (std::size_t column = 0; column < numbers; ++column)
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

Tensor read_examples(const std::filesystem::path& file, const Shape& example)
{
    const Tensor examples = file.extension() == ".npy" ? read_array(file, example) : read_table(file, example);
    if (examples.size(0) == 0)
        throw FormatError(translatable("engine", "%1 holds no examples."), {file.string()});
    return examples;
}

}  // namespace ts::cli
