#pragma once

#include <functional>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "engine/tensor/tensor.h"

namespace ts {

struct GradcheckOptions {
    double step = 1e-6;
    double absolute = 1e-5;
    double relative = 1e-3;
};

using TensorFunction = std::function<Tensor(std::span<const Tensor> inputs)>;

/// Compares the gradients of `function` for its float64 inputs, weighted over all outputs, with central differences. Inputs
/// of other types are held fixed. Returns what differs, or nothing. PyTorch's gradcheck.
std::optional<std::string> gradcheck(const TensorFunction& function, std::span<const Tensor> inputs,
                                     const GradcheckOptions& options = {});

using TensorsFunction = std::function<std::vector<Tensor>(std::span<const Tensor> inputs)>;

/// The same for every floating output of a function with several.
std::optional<std::string> gradcheck(const TensorsFunction& function, std::span<const Tensor> inputs,
                                     const GradcheckOptions& options = {});

/// The same for the gradient itself: the backward pass is recorded and checked. PyTorch's gradgradcheck.
std::optional<std::string> gradgradcheck(const TensorFunction& function, std::span<const Tensor> inputs,
                                         const GradcheckOptions& options = {});
std::optional<std::string> gradgradcheck(const TensorsFunction& function, std::span<const Tensor> inputs,
                                         const GradcheckOptions& options = {});

}  // namespace ts
