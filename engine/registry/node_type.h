#pragma once

#include <filesystem>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "engine/registry/param_spec.h"
#include "engine/registry/symbolic_shape.h"

namespace ts {

namespace nn {
class Module;
}
class Dataset;

/// Where a node type stands in the palette, in the order shown.
enum class Category : std::uint8_t {
    Data,
    Layer,
    Activation,
    Normalization,
    Shape,  ///< pooling and shape
    Recurrent,
    Attention,
    Math,
    ControlFlow,
    Loss,
    Metric,
};

inline constexpr int kCategoryCount = 11;

/// English name of a category as shown in the palette, translatable: "Data", "Layers", ...
const char* title(Category category);

/// Kind of value a port carries; wires join ports of the same kind, Any joins everything.
enum class PortKind : std::uint8_t { Float, Integer, Any };

/// A named place on a node where a wire ends.
struct PortSpec {
    std::string name{};
    PortKind kind = PortKind::Float;
    std::string help{};
    bool optional = false;  ///< inputs only: may stay unconnected
    bool multiple = false;  ///< inputs only: takes any number of wires, in the order they were drawn
};

/// What a shape rule is asked: the parameters, and for every input port what arrives there.
struct ShapeQuery {
    ParamReader params;
    /// One entry for each wire in port order; an unconnected optional port has one entry without value.
    std::span<const std::optional<TensorSpec>> inputs;
    /// Folder that paths in parameters are relative to.
    const std::filesystem::path& base_dir;

    /// The spec at input `index`. Throws ShapeError where nothing arrives there.
    [[nodiscard]] const TensorSpec& input(std::size_t index = 0) const;
};

/// What a shape rule answers.
struct NodeShapes {
    std::vector<TensorSpec> outputs;        ///< one for each output port
    std::int64_t parameter_count = 0;       ///< learnable numbers
    double flops_per_sample = 0;            ///< of the forward pass; a multiply-add counts two
    Params resolved;                        ///< values found for parameters left null ("auto")
    std::optional<std::int64_t> row_count;  ///< data nodes: examples in all, where cheap to know
};

/// A shape rule throws ShapeError, TypeError, ArgumentError, IoError or FormatError with a sentence for the user.
using ShapeRule = NodeShapes (*)(const ShapeQuery& query);

/// What a module is built from: parameters with every "auto" resolved, and the specs that arrive.
struct BuildQuery {
    ParamReader params;
    std::span<const std::optional<TensorSpec>> inputs;
};

/// Declares one type of node; the palette, the editor, JSON, checks, the command line and exporters derive from it.
struct NodeType {
    std::string name{};   ///< JSON's "type"; PyTorch's class name where the same thing exists there
    std::string title{};  ///< shown on the node; translatable where it is not a term of the field
    Category category = Category::Layer;
    std::string help{};  ///< one line of English, translatable
    std::vector<PortSpec> inputs{};
    std::vector<PortSpec> outputs{};
    std::vector<ParamSpec> params{};
    ShapeRule shapes = nullptr;
    /// Layers, losses and metrics: makes the module that runs.
    std::unique_ptr<nn::Module> (*module)(const BuildQuery& query) = nullptr;
    /// Data nodes: opens the dataset.
    std::unique_ptr<Dataset> (*dataset)(const ParamReader& params, const std::filesystem::path& base_dir) = nullptr;
    /// Metrics: true where a larger value is better, so that charts and checkpoints know "best".
    bool higher_is_better = false;
    /// Parameters worth showing on the node, e.g. {"out_channels", "kernel_size"}.
    std::vector<std::string> headline{};
    /// Folded behind "more" in the palette until asked for; the search finds it all the same.
    bool rare = false;
    /// Further words that find this type in the search, e.g. {"dense", "fully connected"}.
    std::vector<std::string> keywords{};

    /// Index of the port, or nothing.
    [[nodiscard]] std::optional<std::size_t> input_index(std::string_view port) const;
    [[nodiscard]] std::optional<std::size_t> output_index(std::string_view port) const;
    [[nodiscard]] const ParamSpec* param(std::string_view name) const;
};

/// All node types of the program, in the order (category, title).
std::span<const NodeType* const> node_types();

/// The type called `name`, or null.
const NodeType* find_node_type(std::string_view name);

/// Declares a node type: `const RegisterNodeType linear{{.name = "Linear", ...}};` at namespace scope in its own file.
/// Two types of one name are a programming error and end the program at start.
class RegisterNodeType {
public:
    explicit RegisterNodeType(NodeType type);
};

}  // namespace ts
