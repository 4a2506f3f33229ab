#include "coded_model.h"

#include <cmath>

#include "engine/autograd/backward.h"
#include "engine/ops/matmul.h"
#include "engine/registry/optimizer_type.h"
#include "engine/tensor/random.h"

namespace ts {

Tensor LinearWeights::operator()(const Tensor& x) const
{
    return ts::linear(x, weight, bias);
}

std::size_t CodedModel::add_linear(const std::string& name, std::int64_t in, std::int64_t out)
{
    const std::size_t index = add_parameter(name + ".weight", {out, in});
    add_parameter(name + ".bias", {out});
    const double bound = 1 / std::sqrt(static_cast<double>(in));
    for (const std::size_t i : {index, index + 1})
        fill_uniform(parameter(i), Philox(1, i), -bound, bound);
    return index;
}

std::size_t CodedModel::add_table(const std::string& name, std::int64_t rows, std::int64_t dim)
{
    const std::size_t index = add_parameter(name + ".weight", {rows, dim});
    fill_normal(parameter(index), Philox(1, index), 0, 1);
    return index;
}

void CodedModel::start()
{
    const nn::ParameterArena::Member members[] = {{"model", this}};
    m_arena = nn::ParameterArena(members, m_device);
    const OptimizerType* sgd = find_optimizer_type("SGD");
    const Params params{{"lr", 0.01}, {"momentum", 0.9}};
    m_optimizer = sgd->make(ParamReader(sgd->params, params), m_arena);
}

void CodedModel::step()
{
    const std::size_t form = ++m_steps % forms();
    const auto learn = [this] { m_optimizer->step(0.01); };
    m_capture.run(
        "form " + std::to_string(form), m_steps,
        [&] {
            m_arena.zero_grad();
            backward(loss(form));
            learn();
        },
        learn);
}

}  // namespace ts
