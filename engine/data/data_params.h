#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "engine/data/supervised_dataset.h"
#include "engine/data/table_plan.h"
#include "engine/registry/node_type.h"

namespace ts {

/// Parameters that several data nodes share, and how they are read.
ParamSpec file_param(const char* name, const char* help);
ParamSpec task_param();
ParamSpec features_shape_param();
ParamSpec integer_features_param();
ParamSpec seed_param(const char* name, const char* help);
/// Whether batches are made of sequences of like length.
ParamSpec bucket_param();
/// How many examples a generator makes.
ParamSpec examples_param(std::int64_t count);
ParamSpec normalize_param(const char* help, const char* default_choice = "none");
/// normalize and scale.
std::vector<ParamSpec> scaling_params();
/// validation, shuffle_split and split_seed.
std::vector<ParamSpec> split_params();
/// validation: the share at the end of something that goes on, such as a text.
ParamSpec end_share_param();
/// All of the lists one behind the other.
std::vector<ParamSpec> joined(std::vector<ParamSpec> first, std::initializer_list<std::vector<ParamSpec>> others);

/// The file a parameter names. Throws ArgumentError where none is chosen.
std::filesystem::path read_file(const ParamReader& params, const char* name, const std::filesystem::path& base_dir);
/// Names with commas between them, quoted as in a CSV file where they hold commas. Throws ArgumentError.
std::vector<std::string> read_names(const ParamReader& params, const char* name);
Task read_task(const ParamReader& params);
std::optional<std::vector<std::int64_t>> read_features_shape(const ParamReader& params);
SplitOptions read_split(const ParamReader& params);
Normalize read_normalize(const ParamReader& params);
/// Split and scaling.
SupervisedOptions read_supervised(const ParamReader& params);

/// The ports `features` and `target`.
std::vector<PortSpec> supervised_ports(PortKind target, PortKind features = PortKind::Float);
/// What a shape rule answers for examples of this layout.
NodeShapes supervised_shapes(const ExampleLayout& layout, std::optional<std::int64_t> rows);
/// What the shape rule of a generator answers, `longest` being the longest of sequences of different lengths. Throws
/// ArgumentError where the examples would need too much memory.
NodeShapes generated_shapes(std::vector<TensorSpec> fields, std::int64_t rows, std::int64_t longest = 1);

}  // namespace ts
