#include "engine/data/table_params.h"

#include "engine/data/data_params.h"

namespace ts {

TableOptions read_table_options(const ParamReader& params)
{
    TableOptions options;
    if (!params.is_null("target"))
        options.target = params.text("target");
    options.task = read_task(params);
    options.features_shape = read_features_shape(params);
    options.ignored = read_names(params, "ignore");
    options.integer_features = params.boolean("integer_features");
    return options;
}

}  // namespace ts
