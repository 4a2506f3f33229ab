#pragma once

#include <filesystem>
#include <optional>

#include "engine/graph/graph_document.h"
#include "engine/tensor/tensor.h"

namespace ts::cli {

/// The columns of the table a network was trained on.
struct TrainedTable {
    std::vector<std::string> columns;
    std::vector<std::size_t> features;  ///< those the network looks at, in its order
};

/// The table of the project's data node; nothing where its data is no table. Throws IoError or FormatError.
std::optional<TrainedTable> trained_table(const GraphDocument& document, const std::filesystem::path& base_dir);

/// Examples from a .csv or .npy file as float32 (N, numbers). Of a table those columns are taken that have the names of the
/// features trained on; where names do not say, a table as wide as the one trained on is taken to be laid out like it, and a
/// further last column for the target. Throws IoError, FormatError or ShapeError.
Tensor read_examples(const std::filesystem::path& file, const Shape& example, const std::optional<TrainedTable>& trained);

}  // namespace ts::cli
