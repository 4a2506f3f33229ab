#pragma once

#include <filesystem>
#include <memory>

#include "engine/data/dataset.h"
#include "engine/registry/node_type.h"

/// What the shape rule of a data node answers for these parameters.
inline ts::NodeShapes infer_data(const char* type, const ts::Params& params, const std::filesystem::path& base_dir)
{
    const ts::NodeType& node = *ts::find_node_type(type);
    return node.shapes({ts::ParamReader(node.params, params), {}, base_dir});
}

inline std::unique_ptr<ts::Dataset> open_data(const char* type, const ts::Params& params, const std::filesystem::path& base_dir)
{
    const ts::NodeType& node = *ts::find_node_type(type);
    return node.dataset(ts::ParamReader(node.params, params), base_dir);
}

/// All rows of a dataset.
inline std::vector<ts::Tensor> read_all(const ts::Dataset& data)
{
    std::vector<std::int64_t> rows(static_cast<std::size_t>(data.rows()));
    for (std::size_t i = 0; i < rows.size(); ++i)
        rows[i] = static_cast<std::int64_t>(i);
    return data.read(rows);
}
