#include "engine/ops/activation.h"

#include "engine/ops/activate.h"
#include "engine/ops/op_record.h"

namespace ts {

namespace {

void expect(bool holds, const char* sentence)
{
    if (!holds)
        throw ArgumentError(sentence, {});
}

}  // namespace

Tensor gelu_tanh(const Tensor& x)
{
    return activate({ActivationOp::GeluTanh}, x);
}
Tensor silu(const Tensor& x)
{
    return activate({ActivationOp::Silu}, x);
}
Tensor softplus(const Tensor& x, double beta, double threshold)
{
    expect(beta != 0, translatable("engine", "softplus: beta must not be 0."));
    return activate({ActivationOp::Softplus, beta, threshold}, x);
}
Tensor elu(const Tensor& x, double alpha)
{
    return activate({ActivationOp::Elu, alpha}, x);
}
Tensor selu(const Tensor& x)
{
    return activate({ActivationOp::Selu}, x);
}
Tensor celu(const Tensor& x, double alpha)
{
    expect(alpha != 0, translatable("engine", "celu: alpha must not be 0."));
    return activate({ActivationOp::Celu, alpha}, x);
}
Tensor hardtanh(const Tensor& x, double min_val, double max_val)
{
    expect(min_val < max_val, translatable("engine", "hardtanh: min_val must be smaller than max_val."));
    return activate({ActivationOp::Hardtanh, min_val, max_val}, x);
}
Tensor relu6(const Tensor& x)
{
    return activate({ActivationOp::Hardtanh, 0, 6}, x);
}
Tensor hardswish(const Tensor& x)
{
    return activate({ActivationOp::Hardswish}, x);
}
Tensor hardsigmoid(const Tensor& x)
{
    return activate({ActivationOp::Hardsigmoid}, x);
}
Tensor mish(const Tensor& x)
{
    return activate({ActivationOp::Mish}, x);
}
Tensor softsign(const Tensor& x)
{
    return activate({ActivationOp::Softsign}, x);
}
Tensor logsigmoid(const Tensor& x)
{
    return activate({ActivationOp::LogSigmoid}, x);
}
Tensor tanhshrink(const Tensor& x)
{
    return activate({ActivationOp::Tanhshrink}, x);
}
Tensor threshold(const Tensor& x, double limit, double value)
{
    return activate({ActivationOp::Threshold, limit, value}, x);
}
Tensor hardshrink(const Tensor& x, double lambda)
{
    return activate({ActivationOp::Hardshrink, lambda}, x);
}
Tensor softshrink(const Tensor& x, double lambda)
{
    expect(lambda >= 0, translatable("engine", "softshrink: lambda must be at least 0."));
    return activate({ActivationOp::Softshrink, lambda}, x);
}

namespace {

/// Values on every piece of the functions made of pieces, at least 0.1 from where two pieces meet.
Tensor values_between_kinks(const Shape& sizes)
{
    constexpr double values[] = {-4.3, -2.4, 6.6, -1.3, 0.3, -0.7, 2.4, -0.2, 1.3, 0.8, 4.3};
    const Tensor t = empty(sizes, DType::Float64);
    for (std::int64_t i = 0; i < t.numel(); ++i)
        t.data<double>()[i] = values[i * 4 % 11] + 0.003 * static_cast<double>(i % 13);
    return t;
}

std::vector<OpSample> samples(const Params& attributes)
{
    std::vector<OpSample> list;
    for (const Shape& sizes : {Shape{3, 5}, Shape{2, 3, 4}, Shape{1, 67}, Shape{}, Shape{1}, Shape{0, 3}})
        list.push_back({{values_between_kinks(sizes)}, attributes});
    return list;
}
std::vector<OpSample> plain()
{
    return samples({});
}
std::vector<OpSample> with_alpha()
{
    std::vector<OpSample> list = samples({{"alpha", 0.7}});
    list.push_back(plain().front());
    return list;
}
std::vector<OpSample> with_beta()
{
    std::vector<OpSample> list = samples({{"beta", 1.5}, {"threshold", 8.0}});
    list.push_back(plain().front());
    return list;
}
std::vector<OpSample> with_range()
{
    std::vector<OpSample> list = samples({{"min_val", -0.5}, {"max_val", 2.0}});
    list.push_back(plain().front());
    return list;
}
std::vector<OpSample> with_limit()
{
    return samples({{"threshold", 0.5}, {"value", -2.0}});
}
std::vector<OpSample> with_lambda()
{
    return samples({{"lambd", 0.5}});
}

template <Tensor (*F)(const Tensor&)> Tensor call(std::span<const Tensor> in, const Params&)
{
    return F(in[0]);
}
template <Tensor (*F)(const Tensor&, double)> Tensor call_alpha(std::span<const Tensor> in, const Params& p)
{
    return F(in[0], number_attribute(p, "alpha", 1));
}
template <Tensor (*F)(const Tensor&, double)> Tensor call_lambda(std::span<const Tensor> in, const Params& p)
{
    return F(in[0], number_attribute(p, "lambd", 0.5));
}
Tensor call_softplus(std::span<const Tensor> in, const Params& p)
{
    return softplus(in[0], number_attribute(p, "beta", 1), number_attribute(p, "threshold", 20));
}
Tensor call_hardtanh(std::span<const Tensor> in, const Params& p)
{
    return hardtanh(in[0], number_attribute(p, "min_val", -1), number_attribute(p, "max_val", 1));
}
Tensor call_threshold(std::span<const Tensor> in, const Params& p)
{
    return threshold(in[0], number_attribute(p, "threshold", 0), number_attribute(p, "value", 0));
}

const RegisterOp registered[] = {
    RegisterOp{{"gelu_tanh", call<gelu_tanh>, plain, true, true}},
    RegisterOp{{"silu", call<silu>, plain, true, true}},
    RegisterOp{{"softplus", call_softplus, with_beta, true, true}},
    RegisterOp{{"elu", call_alpha<elu>, with_alpha, true, true}},
    RegisterOp{{"selu", call<selu>, plain, true, true}},
    RegisterOp{{"celu", call_alpha<celu>, with_alpha, true, true}},
    RegisterOp{{"hardtanh", call_hardtanh, with_range, true, true}},
    RegisterOp{{"relu6", call<relu6>, plain, true, true}},
    RegisterOp{{"hardswish", call<hardswish>, plain, true, true}},
    RegisterOp{{"hardsigmoid", call<hardsigmoid>, plain, true, true}},
    RegisterOp{{"mish", call<mish>, plain, true, true}},
    RegisterOp{{"softsign", call<softsign>, plain, true, true}},
    RegisterOp{{"logsigmoid", call<logsigmoid>, plain, true, true}},
    RegisterOp{{"tanhshrink", call<tanhshrink>, plain, true, true}},
    RegisterOp{{"threshold", call_threshold, with_limit, true, true}},
    RegisterOp{{"hardshrink", call_lambda<hardshrink>, with_lambda, true, true}},
    RegisterOp{{"softshrink", call_lambda<softshrink>, with_lambda, true, true}},
};

}  // namespace

}  // namespace ts
