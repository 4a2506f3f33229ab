#include "engine/data/table_params.h"

#include "engine/data/data_params.h"

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

}  // namespace

TableOptions read_table_options(const ParamReader& params)
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

}  // namespace ts
