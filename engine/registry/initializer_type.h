#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "engine/registry/param_spec.h"

namespace ts {

class Philox;
class Tensor;

/// Declares one way to set weights before training; the property editor, JSON checks and the command line derive from it.
struct InitializerType {
    std::string name{};               ///< JSON's "type"; PyTorch's function without the trailing underscore
    std::string title{};              ///< shown to the user; translatable where it is not a term of the field
    std::string help{};               ///< one line of English, translatable
    std::vector<ParamSpec> params{};  ///< PyTorch's names and defaults
    bool needs_matrix = false;        ///< only for tensors of two or more dimensions, not for biases

    /// Fills a dense floating tensor in place; the same random numbers give the same bits. Throws ArgumentError where
    /// parameters do not go together, and ShapeError where the tensor has too few dimensions.
    void (*fill)(const ParamReader& params, const Tensor& out, const Philox& random) = nullptr;

    [[nodiscard]] const ParamSpec* param(std::string_view param_name) const;
};

/// All initialisers of the program, ordered by title.
std::span<const InitializerType* const> initializer_types();

/// The initialiser called `name`, or null.
const InitializerType* find_initializer_type(std::string_view name);

/// Declares an initialiser: `const RegisterInitializerType zeros{{.name = "zeros", ...}};` at namespace scope. Two of one
/// name are a programming error and end the program at start.
class RegisterInitializerType {
public:
    explicit RegisterInitializerType(InitializerType type);
};

}  // namespace ts
