#include "engine/autograd/gradcheck.h"

#include <cmath>

#include "engine/autograd/backward.h"
#include "engine/tensor/copy.h"
#include "engine/tensor/random.h"

namespace ts {

namespace {

bool checked(const Tensor& t)
{
    return t.defined() && t.dtype() == DType::Float64;
}

/// Fixed weights turn any output into one number, so that one backward pass checks all of it.
Tensor weights_like(const Tensor& output)
{
    const Tensor weights = empty(output.sizes(), DType::Float64);
    fill_uniform(weights, Philox(4), 0.5, 1.5);
    return weights;
}

Tensor gradient_like(const Tensor& output)
{
    return copy_to_device(weights_like(output), output.device());
}

double weighted(const Tensor& output)
{
    const std::vector<double> values = output.detach().to_vector(), weights = weights_like(output).to_vector();
    double total = 0;
    for (std::size_t i = 0; i < values.size(); ++i)
        total += values[i] * weights[i];
    return total;
}

/// A fresh tensor laid out as `t`: same strides, gaps included. One that repeats elements becomes contiguous.
Tensor laid_out_like(const Tensor& t)
{
    std::int64_t last = 0;
    bool gaps_only = t.numel() > 0;
    for (int d = 0; d < t.dim(); ++d) {
        gaps_only = gaps_only && (t.sizes()[d] == 1 || t.strides()[d] > 0);
        last += (t.sizes()[d] - 1) * t.strides()[d];
    }
    if (t.is_dense() || !gaps_only)
        return empty_like(t);
    return full({last + 1}, std::nan(""), t.options()).as_strided(t.sizes(), t.strides(), 0);
}

/// Leaves with the values and the memory layout of `inputs`.
std::vector<Tensor> leaves_of(std::span<const Tensor> inputs)
{
    std::vector<Tensor> leaves;
    for (const Tensor& input : inputs) {
        if (!checked(input)) {
            leaves.push_back(input);
            continue;
        }
        const Tensor leaf = laid_out_like(input);
        copy_elements(input, leaf);
        leaves.push_back(leaf.set_requires_grad());
    }
    return leaves;
}

/// A view of one element of a leaf, so that it can be written wherever the leaf lies.
Tensor element_of(const Tensor& leaf, std::int64_t index)
{
    std::int64_t offset = leaf.storage_offset();
    for (int d = leaf.dim() - 1; d >= 0; --d) {
        offset += index % leaf.sizes()[d] * leaf.strides()[d];
        index /= leaf.sizes()[d];
    }
    return leaf.as_strided({}, {}, offset);
}

double slope(const TensorFunction& function, std::span<const Tensor> leaves, const Tensor& element, double step)
{
    const NoGradGuard unrecorded;
    const double before = element.item();
    fill_elements(element, before + step);
    const double above = weighted(function(leaves));
    fill_elements(element, before - step);
    const double below = weighted(function(leaves));
    fill_elements(element, before);
    return (above - below) / (2 * step);
}

/// Takes the gradient out of the leaf, so that the function may gather gradients of its own there.
std::vector<double> take_gradient(const Tensor& leaf)
{
    const Tensor gradient = leaf.grad();
    leaf.zero_grad();
    return gradient.defined() ? gradient.to_vector() : std::vector<double>(static_cast<std::size_t>(leaf.numel()));
}

std::optional<std::string> compare(const TensorFunction& function, std::span<const Tensor> leaves, std::size_t input,
                                   const std::vector<double>& gradient, const GradcheckOptions& options)
{
    const Tensor& leaf = leaves[input];
    for (std::int64_t i = 0; i < leaf.numel(); ++i) {
        const double expected = slope(function, leaves, element_of(leaf, i), options.step);
        const double got = gradient[static_cast<std::size_t>(i)];
        // The mean of nothing is NaN wherever the inputs lie: there is no quotient to compare with.
        if (std::isnan(expected) && std::isnan(weighted(function(leaves))))
            continue;
        if (!(std::abs(got - expected) <= options.absolute + options.relative * std::abs(expected)))
            return "input " + std::to_string(input) + " " + leaf.sizes().text() + ", element " + std::to_string(i)
                + ": gradient " + std::to_string(got) + ", difference quotient " + std::to_string(expected);
    }
    return std::nullopt;
}

using Check = std::optional<std::string> (*)(const TensorFunction&, std::span<const Tensor>, const GradcheckOptions&);

std::optional<std::string> check_each_output(Check check, const TensorsFunction& function, std::span<const Tensor> inputs,
                                             const GradcheckOptions& options)
{
    const std::vector<Tensor> outputs = function(inputs);
    for (std::size_t k = 0; k < outputs.size(); ++k) {
        if (!is_floating(outputs[k].dtype()))
            continue;
        const TensorFunction one = [&, k](std::span<const Tensor> in) { return function(in)[k]; };
        if (const auto problem = check(one, inputs, options))
            return "output " + std::to_string(k) + ": " + *problem;
    }
    return std::nullopt;
}

}  // namespace

std::optional<std::string> gradcheck(const TensorFunction& function, std::span<const Tensor> inputs,
                                     const GradcheckOptions& options)
{
    const std::vector<Tensor> leaves = leaves_of(inputs);
    const Tensor output = function(leaves);
    if (output.dtype() != DType::Float64)
        return "the output is not float64";
    // Without history every gradient counts as zero, and the difference quotients tell whether that is right.
    if (output.requires_grad())
        backward(output, gradient_like(output));
    std::vector<std::vector<double>> gradients;
    gradients.reserve(leaves.size());
    for (const Tensor& leaf : leaves)
        gradients.push_back(checked(leaf) ? take_gradient(leaf) : std::vector<double>());
    for (std::size_t i = 0; i < leaves.size(); ++i)
        if (checked(leaves[i]))
            if (auto difference = compare(function, leaves, i, gradients[i], options))
                return difference;
    return std::nullopt;
}

std::optional<std::string> gradgradcheck(const TensorFunction& function, std::span<const Tensor> inputs,
                                         const GradcheckOptions& options)
{
    for (std::size_t wanted = 0; wanted < inputs.size(); ++wanted) {
        if (!checked(inputs[wanted]) || inputs[wanted].numel() == 0)
            continue;
        const auto gradient = [&](std::span<const Tensor> leaves) {
            const GradModeGuard recording(true);
            const Tensor output = function(leaves);
            backward(output, gradient_like(output), {.retain_graph = true, .create_graph = true});
            const Tensor result = leaves[wanted].grad();
            for (const Tensor& leaf : leaves)
                if (checked(leaf))
                    leaf.zero_grad();
            return result.defined() ? result : zeros(leaves[wanted].sizes(), leaves[wanted].options());
        };
        if (auto difference = gradcheck(gradient, inputs, options))
            return "gradient of input " + std::to_string(wanted) + ": " + *difference;
    }
    return std::nullopt;
}

std::optional<std::string> gradcheck(const TensorsFunction& function, std::span<const Tensor> inputs,
                                     const GradcheckOptions& options)
{
    return check_each_output(gradcheck, function, inputs, options);
}

std::optional<std::string> gradgradcheck(const TensorsFunction& function, std::span<const Tensor> inputs,
                                         const GradcheckOptions& options)
{
    return check_each_output(gradgradcheck, function, inputs, options);
}

}  // namespace ts
