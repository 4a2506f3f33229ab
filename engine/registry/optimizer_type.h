#pragma once

#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "engine/registry/param_spec.h"

namespace ts {

class Optimizer;
namespace nn {
class ParameterArena;
}

/// Declares one optimizer; the property editor, JSON checks and the command line derive from it.
struct OptimizerType {
    std::string name{};               ///< JSON's "type"; PyTorch's class name
    std::string title{};              ///< shown to the user; translatable where it is not a term of the field
    std::string help{};               ///< one line of English, translatable
    std::vector<ParamSpec> params{};  ///< with PyTorch's defaults; "lr" is always among them

    /// Makes the optimizer for the parameters of an arena, which must outlive it. Throws ArgumentError where parameters do
    /// not go together.
    std::unique_ptr<Optimizer> (*make)(const ParamReader& params, const nn::ParameterArena& arena) = nullptr;

    [[nodiscard]] const ParamSpec* param(std::string_view param_name) const;
};

/// All optimizers of the program, ordered by title.
std::span<const OptimizerType* const> optimizer_types();

/// The optimizer called `name`, or null.
const OptimizerType* find_optimizer_type(std::string_view name);

/// Declares an optimizer: `const RegisterOptimizerType sgd{{.name = "SGD", ...}};` at namespace scope in its own file.
/// Two optimizers of one name are a programming error and end the program at start.
class RegisterOptimizerType {
public:
    explicit RegisterOptimizerType(OptimizerType type);
};

}  // namespace ts
