#include "engine/nn/initialization.h"

#include <algorithm>
#include <cmath>

#include "engine/tensor/copy.h"
#include "engine/tensor/random.h"

namespace ts::nn {

std::int64_t fan_in(const Shape& weight)
{
    return weight.empty() || weight[0] == 0 ? 1 : std::max<std::int64_t>(weight.numel() / weight[0], 1);
}

std::uint64_t random_stream(std::uint64_t node, RandomUse use)
{
    constexpr std::uint64_t kGoldenRatio = 0x9e3779b97f4a7c15U;
    return node + kGoldenRatio * static_cast<std::uint64_t>(use);
}

void uniform(const Tensor& out, double bound, std::uint64_t seed, std::uint64_t node, RandomUse use)
{
    fill_uniform(out, Philox(seed, random_stream(node, use)), -bound, bound);
}

void initialize_linear(const Tensor& weight, const Tensor& bias, std::uint64_t seed, std::uint64_t node)
{
    const double bound = 1 / std::sqrt(static_cast<double>(fan_in(weight.sizes())));
    uniform(weight, bound, seed, node, RandomUse::Weight);
    if (bias.defined())
        uniform(bias, bound, seed, node, RandomUse::Bias);
}

void fill(const Tensor& out, double value)
{
    fill_elements(out, value);
    out.bump_version("fill");
}

}  // namespace ts::nn
