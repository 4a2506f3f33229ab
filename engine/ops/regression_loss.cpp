#include "engine/ops/loss.h"
#include "engine/ops/op_record.h"
#include "engine/ops/pointwise_loss.h"

namespace ts {

Tensor mse_loss(const Tensor& input, const Tensor& target, Reduction reduction)
{
    return pointwise_loss({PointwiseLossOp::Squared}, input, target, reduction, "mse_loss");
}

Tensor l1_loss(const Tensor& input, const Tensor& target, Reduction reduction)
{
    return pointwise_loss({PointwiseLossOp::Absolute}, input, target, reduction, "l1_loss");
}

Tensor smooth_l1_loss(const Tensor& input, const Tensor& target, Reduction reduction, double beta)
{
    if (beta < 0)
        throw ArgumentError(translatable("engine", "smooth_l1_loss: beta must be at least 0."), {});
    if (beta == 0)
        return l1_loss(input, target, reduction);
    return pointwise_loss({PointwiseLossOp::SmoothL1, beta}, input, target, reduction, "smooth_l1_loss");
}

Tensor huber_loss(const Tensor& input, const Tensor& target, Reduction reduction, double delta)
{
    if (delta <= 0)
        throw ArgumentError(translatable("engine", "huber_loss: delta must be above 0."), {});
    return pointwise_loss({PointwiseLossOp::Huber, delta}, input, target, reduction, "huber_loss");
}

namespace {

/// Differences on every piece of the losses, away from where two pieces meet.
OpSample sample(const Shape& input, const Shape& target, const char* reduction)
{
    constexpr double values[] = {-2.3, 0.35, 1.45, -0.2, -1.2, 0.15, 2.6};
    const Tensor y = sample_values(target, 0, 0.02), x = empty(input, DType::Float64);
    for (std::int64_t i = 0; i < x.numel(); ++i)
        x.data<double>()[i] = values[i * 3 % 7];
    return {{x, y}, {{"reduction", std::string(reduction)}}};
}

std::vector<OpSample> samples()
{
    std::vector<OpSample> list;
    for (const char* reduction : {"mean", "sum", "none"}) {
        list.push_back(sample({3, 4}, {3, 4}, reduction));
        list.push_back(sample({2, 3, 1}, {1, 4}, reduction));
    }
    list.push_back(sample({}, {}, "mean"));
    list.push_back(sample({1}, {1}, "none"));
    list.push_back(sample({0, 3}, {0, 3}, "sum"));
    return list;
}
std::vector<OpSample> samples_with(const char* name, double value)
{
    std::vector<OpSample> list = samples();
    for (OpSample& s : list)
        s.attributes.set(name, value);
    return list;
}
std::vector<OpSample> with_beta()
{
    return samples_with("beta", 0.5);
}
std::vector<OpSample> with_delta()
{
    return samples_with("delta", 0.7);
}

template <Tensor (*F)(const Tensor&, const Tensor&, Reduction)> Tensor call(std::span<const Tensor> in, const Params& p)
{
    return F(in[0], in[1], reduction_attribute(p));
}
Tensor call_smooth_l1(std::span<const Tensor> in, const Params& p)
{
    return smooth_l1_loss(in[0], in[1], reduction_attribute(p), number_attribute(p, "beta", 1));
}
Tensor call_huber(std::span<const Tensor> in, const Params& p)
{
    return huber_loss(in[0], in[1], reduction_attribute(p), number_attribute(p, "delta", 1));
}

const RegisterOp registered[] = {
    RegisterOp{{"mse_loss", call<mse_loss>, samples, true, true}},
    RegisterOp{{"l1_loss", call<l1_loss>, samples, true, true}},
    RegisterOp{{"smooth_l1_loss", call_smooth_l1, with_beta, true, true}},
    RegisterOp{{"huber_loss", call_huber, with_delta, true, true}},
};

}  // namespace

}  // namespace ts
